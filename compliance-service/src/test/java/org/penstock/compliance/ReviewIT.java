package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.test.TestTokens;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class ReviewIT {

  private static final String CHLORINE = "clearwell.chlorine.residual";

  private final Period period = Period.next();

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject"})
  void nobodyDecidesAboutTheirOwnEntryAndTheAttemptIsRecorded(String verb) {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    Calls.entered(TestTokens.supervisor(), CHLORINE, period.minute(1), "1.2");
    Map<String, Object> decision = withReason();

    Calls.post(TestTokens.supervisor(), "/" + verb, decision)
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("separation-of-duties"))
        .body("own_entries", equalTo(1));

    JsonPath audited = Calls.lastAudit(verb + "_refused");
    assertThat(audited.getString("entry.details.code")).isEqualTo("separation-of-duties");
    assertThat(audited.getString("entry.actor.sub")).isEqualTo(TestPerson.SUPERVISOR.subject());
    assertThat(audited.getString("entry.details.from")).isEqualTo(period.from().toString());
    Calls.post(TestTokens.supervisor2(), "/" + verb, decision)
        .statusCode(200)
        .body("row_count", equalTo(2));
  }

  @Test
  void nobodyApprovesTheirOwnCorrection() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    correct(TestTokens.supervisor(), "0.9");

    Calls.post(TestTokens.supervisor(), "/approve", decision())
        .statusCode(403)
        .body("code", equalTo("separation-of-duties"));
  }

  @Test
  void anOperatorDoesNotDecideAndTheAttemptIsRecordedWhateverTheHeaderSays() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");

    Calls.as(TestTokens.operator())
        .header("X-Role", "Admin")
        .body(decision())
        .post(Calls.BASE + "/approve")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("role-required"));

    JsonPath audited = Calls.lastAudit("approve_refused");
    assertThat(audited.getString("entry.details.code")).isEqualTo("role-required");
    assertThat(audited.getString("entry.actor.username")).isEqualTo("operator");
    assertThat(Calls.readings(CHLORINE, period.from(), period.to()).getString("items[0].state"))
        .isEqualTo("IN_REVIEW");
  }

  @Test
  void whatChangedSinceItWasSeenIsNotApproved() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    Map<String, Object> decision = decision();
    decision.put("expected_content_hash", hash());
    correct(TestTokens.operator(), "0.9");

    Calls.post(TestTokens.supervisor(), "/approve", decision)
        .statusCode(409)
        .body("code", equalTo("content-changed"))
        .body("content_hash", equalTo(hash()));

    assertThat(Calls.lastAudit("approve_refused").getString("entry.details.code"))
        .isEqualTo("content-changed");
    decision.put("expected_content_hash", hash());
    Calls.post(TestTokens.supervisor(), "/approve", decision).statusCode(200);
  }

  @Test
  void aCorrectionIsANewRevisionBesideTheOldOne() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.10");
    correct(TestTokens.operator(), "0.9");

    JsonPath all =
        Calls.get(
                TestTokens.auditor(),
                "/readings",
                Map.of(
                    "tag_name",
                    CHLORINE,
                    "from",
                    period.from().toString(),
                    "to",
                    period.to().toString(),
                    "revisions",
                    "all"))
            .extract()
            .jsonPath();
    assertThat(all.<String>getList("items.value_text")).containsExactly("1.10", "0.9");
    assertThat(all.<String>getList("items.origin")).containsExactly("MANUAL", "CORRECTION");
    assertThat(all.getString("items[1].reason")).isEqualTo("grab sample");
    assertThat(all.getString("items[1].author.sub")).isEqualTo(TestPerson.OPERATOR.subject());
    JsonPath audited = Calls.lastAudit("reading_corrected");
    assertThat(audited.getString("entry.details.old_value")).isEqualTo("1.10");
    assertThat(audited.getString("entry.details.value")).isEqualTo("0.9");
  }

  @Test
  void anApprovedValueIsCorrectedOnlyAfterItIsReopened() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    Calls.post(TestTokens.supervisor(), "/approve", decision()).statusCode(200);
    Map<String, Object> correction = correction("0.9");

    Calls.post(TestTokens.operator(), "/readings/corrections", correction)
        .statusCode(409)
        .body("code", equalTo("illegal-transition"));
    Calls.post(TestTokens.supervisor(), "/reopen", decision())
        .statusCode(422)
        .body("code", equalTo("reason-required"));
    Calls.post(TestTokens.supervisor(), "/reopen", withReason()).statusCode(200);
    Calls.post(TestTokens.operator(), "/readings/corrections", correction).statusCode(201);
  }

  @Test
  void readingsAreRejectedByIdentifierAllOrNone() {
    String one = Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    String two = Calls.entered(TestTokens.operator(), CHLORINE, period.minute(1), "1.2");
    Map<String, Object> first =
        Map.of("reading_ids", List.of(one), "meaning", "rejected", "reason", "sensor fouled");
    Map<String, Object> both =
        Map.of("reading_ids", List.of(one, two), "meaning", "rejected", "reason", "sensor fouled");

    Calls.post(TestTokens.supervisor(), "/reject", first).statusCode(200);
    Calls.post(TestTokens.supervisor(), "/reject", both)
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("ineligible", equalTo(1));

    assertThat(Calls.readings(CHLORINE, period.from(), period.to()).<String>getList("items.state"))
        .containsExactly("REJECTED", "IN_REVIEW");
  }

  @Test
  void aDecisionSentAgainWithItsKeyIsTheFirstOne() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    String key = UUID.randomUUID().toString();

    List<String> ids =
        Stream.of(1, 2)
            .map(_ ->
                Calls.as(TestTokens.supervisor())
                    .header("Idempotency-Key", key)
                    .body(decision())
                    .post(Calls.BASE + "/approve")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<String>path("decision_id"))
            .toList();

    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    Calls.post(TestTokens.supervisor(), "/approve", decision())
        .statusCode(409)
        .body("code", equalTo("nothing-to-decide"));
  }

  @Test
  void aValueIsEnteredForAnEndedSlotOfAComplianceTagOnce() {
    Instant soon = Instant.now().plusSeconds(120);
    Instant nextSlot = Instant.ofEpochSecond(soon.getEpochSecond() / 60 * 60);

    refusedEntry("no.such.tag", period.minute(0), "1", 422, "unknown-tag");
    refusedEntry(CHLORINE, period.minute(0).plusSeconds(1), "1", 422, "not-a-slot-start");
    refusedEntry(CHLORINE, nextSlot, "1", 422, "slot-not-ended");
    refusedEntry(CHLORINE, period.minute(0), "1E+40", 422, "number-too-long");
    Calls.post(TestTokens.operator(), "/readings/corrections", correction("1"))
        .statusCode(404)
        .body("code", equalTo("no-reading"));
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1");
    refusedEntry(CHLORINE, period.minute(0), "1", 409, "reading-exists");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int minute = 0; minute < 5; minute++) {
      Calls.entered(TestTokens.operator(), CHLORINE, period.minute(minute), "1." + minute);
    }
    Map<String, String> query =
        Map.of(
            "tag_name",
            CHLORINE,
            "from",
            period.from().toString(),
            "to",
            period.to().toString(),
            "limit",
            "2");
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Map<String, String> page = new HashMap<>(query);
      if (cursor != null) {
        page.put("cursor", cursor);
      }
      JsonPath answer =
          Calls.get(TestTokens.operator(), "/readings", page).statusCode(200).extract().jsonPath();
      seen.addAll(answer.getList("items.value_text"));
      cursor = answer.getString("next_cursor");
    } while (cursor != null);

    assertThat(seen).containsExactly("1.0", "1.1", "1.2", "1.3", "1.4");
  }

  @Test
  void theQueueShowsADayUntilNothingOfItWaits() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    assertThat(queue("waiting").getInt("items[0].in_review")).isEqualTo(1);

    Calls.post(TestTokens.supervisor(), "/approve", decision()).statusCode(200);

    assertThat(queue("waiting").getList("items")).isEmpty();
    assertThat(queue("all").getInt("items[0].approved")).isEqualTo(1);
    Calls.get(TestTokens.operator(), "/review", query("all"))
        .body("items[0].waiting_since", nullValue());
  }

  private static void refusedEntry(
      String tagName, Instant start, String value, int status, String code) {
    Calls.post(TestTokens.operator(), "/readings", Calls.entry(tagName, start, value))
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private void correct(String token, String value) {
    Calls.post(token, "/readings/corrections", correction(value)).statusCode(201);
  }

  private Map<String, Object> correction(String value) {
    Map<String, Object> body = Calls.entry(CHLORINE, period.minute(0), value);
    body.put("reason", "grab sample");
    return body;
  }

  private Map<String, Object> decision() {
    return Calls.decision(CHLORINE, period.from(), period.to());
  }

  private Map<String, Object> withReason() {
    Map<String, Object> decision = decision();
    decision.put("reason", "sensor fouled");
    return decision;
  }

  private String hash() {
    return queue("waiting").getString("items[0].content_hash");
  }

  private JsonPath queue(String show) {
    return Calls.get(TestTokens.auditor(), "/review", query(show))
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private Map<String, String> query(String show) {
    return Map.of(
        "tag_name",
        CHLORINE,
        "from",
        period.from().toString(),
        "to",
        period.to().toString(),
        "show",
        show);
  }
}
