package org.penstock.elog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.penstock.elog.Calls.amend;
import static org.penstock.elog.Calls.as;
import static org.penstock.elog.Calls.list;
import static org.penstock.elog.Calls.note;
import static org.penstock.elog.Calls.unique;
import static org.penstock.elog.Calls.write;
import static org.penstock.elog.Calls.written;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kit.db.SchemaMigration;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.test.TestTokens;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "elog"),
    scope = TestResourceScope.GLOBAL)
class LogsIT {

  @Inject SchemaMigration migration;

  @BeforeEach
  void awaitSchema() throws InterruptedException {
    migration.await();
  }

  @Test
  void anEntryIsAnsweredWithItsNumberAuthorTimesAndHash() {
    String word = unique();
    Instant anHourAgo = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
    Map<String, Object> body =
        Map.of(
            "plant_id",
            "wtp-1",
            "entry_type",
            "BACKWASH",
            "title",
            "Filter 3 backwash",
            "body",
            "Normal backwash " + word,
            "occurred_at",
            anHourAgo.toString(),
            "area",
            "filters",
            "tags",
            List.of("filter"),
            "refs",
            List.of(Map.of("type", "WORK_ORDER", "id", "4711")),
            "metadata",
            Map.of("volume_m3", 410.5, "by", Map.of("tablet", "2")));
    Response response =
        write(TestTokens.operator(), body)
            .statusCode(201)
            .body("operator_id", equalTo(TestPerson.OPERATOR.subject()))
            .body("operator_name", equalTo("Demo Operator"))
            .body("entry_type", equalTo("backwash"))
            .body("seq", greaterThan(0))
            .body("recorded_at", notNullValue())
            .body("late", equalTo(true))
            .body("hash", matchesPattern("[0-9a-f]{64}"))
            .body("version", equalTo(1))
            .body("actor_kind", equalTo("HUMAN"))
            .extract()
            .response();
    assertThat(response.jsonPath().getLong("late_by_s")).isBetween(3600L, 3700L);
    String id = response.path("entry_id");
    assertThat(response.header("Location")).endsWith("/api/logs/" + id);
    as(TestTokens.auditor())
        .get("/api/logs/{id}", id)
        .then()
        .statusCode(200)
        .body("entry_id", equalTo(id))
        .body("body", equalTo("Normal backwash " + word))
        .body("occurred_at", equalTo(anHourAgo.toString()))
        .body("metadata.volume_m3", equalTo(410.5f))
        .body("metadata.by.tablet", equalTo("2"))
        .body("refs[0].id", equalTo("4711"))
        .body("hash", equalTo(response.<String>path("hash")));
  }

  @Test
  void aRequestThatIsSentAgainWithItsKeyMakesOneEntry() {
    String word = unique();
    String key = UUID.randomUUID().toString();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(
          as(TestTokens.operator())
              .header("Idempotency-Key", key)
              .body(note(word))
              .post(Calls.WRITE)
              .then()
              .statusCode(201)
              .extract()
              .path("entry_id"));
    }
    assertThat(ids).containsOnly(ids.getFirst());
    list(TestTokens.operator(), Map.of("q", word)).body("items", hasSize(1));
    as(TestTokens.operator())
        .header("Idempotency-Key", key)
        .body(note("other " + word))
        .post(Calls.WRITE)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-mismatch"));
  }

  @Test
  void aCorrectionIsANewVersionAndTheFirstStays() {
    String word = unique();
    Response first = written(TestTokens.operator(), "Filter 3 " + word);
    String firstId = first.path("entry_id");
    Response second =
        amend(
                TestTokens.supervisor(),
                firstId,
                Map.of(
                    "change_kind", "CORRECTION",
                    "body", "Filter 2 " + word,
                    "reason", "Wrong filter named"))
            .statusCode(201)
            .body("version", equalTo(2))
            .body("root_id", equalTo(firstId))
            .body("supersedes_id", equalTo(firstId))
            .body("operator_name", equalTo("Demo Operator"))
            .body("recorded_by_name", equalTo("Demo Supervisor"))
            .body("change_reason", equalTo("Wrong filter named"))
            .extract()
            .response();
    as(TestTokens.operator())
        .get("/api/logs/{id}/versions", firstId)
        .then()
        .statusCode(200)
        .body("items.body", contains("Filter 3 " + word, "Filter 2 " + word))
        .body("items[0].hash", equalTo(first.<String>path("hash")));
    as(TestTokens.operator())
        .get("/api/logs/{id}", firstId)
        .then()
        .body("entry_id", equalTo(second.<String>path("entry_id")));
    list(TestTokens.operator(), Map.of("q", word)).body("items.version", contains(2));
    list(TestTokens.operator(), Map.of("q", word, "versions", "all"))
        .body("items.version", contains(2, 1));
  }

  @Test
  void whoAmendsASupersededVersionIsToldTheLatest() {
    String firstId = written(TestTokens.operator(), unique()).path("entry_id");
    Map<String, Object> strike = Map.of("change_kind", "STRIKE", "reason", "Entered twice");
    String secondId =
        amend(TestTokens.operator(), firstId, strike)
            .statusCode(201)
            .body("struck", equalTo(true))
            .extract()
            .path("entry_id");
    amend(TestTokens.operator(), firstId, strike).statusCode(422);
    amend(
            TestTokens.operator(),
            firstId,
            Map.of(
                "change_kind", "CORRECTION", "body", "Right after all", "reason", "It was right"))
        .statusCode(409)
        .body("code", equalTo("not-latest-version"))
        .body("latest_id", equalTo(secondId));
  }

  @Test
  void ofTwoWhoAmendAtOnceOneIsToldToReadAgain() throws Exception {
    String operator = TestTokens.operator();
    String id = written(operator, unique()).path("entry_id");
    Map<String, Object> addendum =
        Map.of("change_kind", "ADDENDUM", "body", "more", "reason", "Forgot that");
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(threads.submit(() -> amend(operator, id, addendum).extract().statusCode()));
      }
      for (Future<Integer> call : calls) {
        answers.add(call.get());
      }
    }
    assertThat(answers).containsOnlyOnce(201).filteredOn(answer -> answer == 409).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FIT-101", "fit-101.pv", "101.PV", "2026-00123", "cl2_res", "P-201A", "µg"})
  void namesAndNumbersAreFoundByTheirPieces(String looked) {
    String word = unique();
    written(
        TestTokens.operator(),
        "Checked FIT-101.PV and P-201A, order WO-2026-00123, tag CL2_RES_EFF, 3 µg/l " + word);
    list(TestTokens.operator(), Map.of("q", looked + " " + word)).body("items", hasSize(1));
  }

  @Test
  void wordsArePhrasedExcludedAndAlternated() {
    String word = unique();
    written(TestTokens.operator(), "The high lift pumps were running " + word);
    Map<String, Integer> found =
        Map.of(
            "pump run " + word, 1,
            "\"high lift\" " + word, 1,
            "\"lift high\" " + word, 0,
            "-pump " + word, 0,
            "-seal " + word, 1,
            "nothingofthekind or " + word, 1);
    found.forEach((looked, count) ->
        list(TestTokens.operator(), Map.of("q", looked)).body("items", hasSize(count)));
  }

  @Test
  void aListIsFilteredByTypeAuthorTimeAndReference() {
    String word = unique();
    String ref = "WO-" + word;
    Map<String, Object> sample =
        Map.of(
            "plant_id", "wtp-1",
            "entry_type", "sample",
            "body", word,
            "occurred_at", "2026-01-02T03:04:05Z",
            "refs", List.of(Map.of("type", "WORK_ORDER", "id", ref)));
    write(TestTokens.supervisor(), sample).statusCode(201);
    written(TestTokens.operator(), word);
    found(1, word, Map.of("entry_type", "sample"));
    found(2, word, Map.of("entry_type", List.of("sample", "note")));
    found(1, word, Map.of("operator_id", TestPerson.SUPERVISOR.subject()));
    found(1, word, Map.of("from", "2026-01-02T03:04:05Z", "to", "2026-01-02T03:04:06Z"));
    found(0, word, Map.of("from", "2026-01-02T03:04:04Z", "to", "2026-01-02T03:04:05Z"));
    found(1, word, Map.of("ref", "WORK_ORDER:" + ref));
    found(0, word, Map.of("ref", "ALARM:" + ref));
    found(0, word, Map.of("auto", "only"));
    found(2, word, Map.of("auto", "exclude"));
    found(0, word, Map.of("plant_id", "wtp-9"));
  }

  @Test
  void pagesHoldEveryEntryOnceWhileOthersWrite() {
    String word = unique();
    for (int i = 0; i < 5; i++) {
      written(TestTokens.operator(), word + " number" + i);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          list(
                  TestTokens.operator(),
                  cursor.isEmpty()
                      ? Map.of("q", word, "limit", 2)
                      : Map.of("q", word, "limit", 2, "cursor", cursor))
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.body", String.class));
      cursor = page.getString("next_cursor");
      written(TestTokens.operator(), word + " later");
    } while (cursor != null);
    assertThat(seen)
        .containsExactly(
            word + " number4",
            word + " number3",
            word + " number2",
            word + " number1",
            word + " number0");
  }

  @Test
  void numbersHaveNoHolesHoweverManyWriteAtOnce() throws Exception {
    String word = unique();
    String operator = TestTokens.operator();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(threads.submit(() -> written(operator, word)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    write(TestTokens.operator(), note(" ")).statusCode(422);
    as(TestTokens.auditor())
        .get("/api/logs/verify")
        .then()
        .statusCode(200)
        .body("plant_id", equalTo("wtp-1"))
        .body("ok", equalTo(true))
        .body("checked", greaterThan(19))
        .body("first_bad_seq", nullValue())
        .body("head.hash", matchesPattern("[0-9a-f]{64}"));
    list(TestTokens.operator(), Map.of("q", word, "limit", 200)).body("items", hasSize(20));
  }

  @Test
  void anEmptyLogIsInOrder() {
    as(TestTokens.supervisor())
        .get("/api/logs/verify?plant_id=wtp-none")
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("checked", equalTo(0));
    list(TestTokens.operator(), Map.of("plant_id", "wtp-none"))
        .body("items", empty())
        .body("next_cursor", nullValue());
  }

  @Test
  void theApiIsDescribed() {
    as(TestTokens.operator())
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("info.title", endsWith("elog-service"))
        .body("paths.'/api/logs/write'.post.summary", notNullValue());
  }

  private static void found(int count, String word, Map<String, ?> filter) {
    as(TestTokens.operator())
        .queryParam("q", word)
        .queryParams(filter)
        .get("/api/logs")
        .then()
        .statusCode(200)
        .body("items", hasSize(count));
  }
}
