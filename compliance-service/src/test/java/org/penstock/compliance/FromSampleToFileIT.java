package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.penstock.compliance.PlantTopics.header;
import static org.penstock.compliance.PlantTopics.json;
import static org.penstock.compliance.PlantTopics.reading;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class FromSampleToFileIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String TURBIDITY = "filters.combined.turbidity";
  private static final String PH = "disinfection.ph";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final Period period = Period.next();
  private final String run = UUID.randomUUID().toString();
  private PlantTopics topics;

  @BeforeEach
  void open() {
    topics = new PlantTopics(broker);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void samplesBecomeAReadingThatASupervisorApprovesAndExports() {
    sample(1, TURBIDITY, period.minute(0).plusSeconds(10), 0.11);
    sample(2, TURBIDITY, period.minute(0).plusSeconds(50), 0.1235);
    sample(3, TURBIDITY, period.minute(1).plusSeconds(5), -0.0005);
    awaitReadings(TURBIDITY, 2);

    JsonPath line = queueLine();
    assertThat(line.getInt("in_review")).isEqualTo(2);
    assertThat(line.getInt("expected")).isEqualTo(60);
    assertThat(line.getString("waiting_since")).isNotNull();

    Map<String, Object> decision = Calls.decision(TURBIDITY, period.from(), period.to());
    decision.put("expected_content_hash", line.getString("content_hash"));
    String decisionId =
        Calls.post(TestTokens.supervisor(), "/approve", decision)
            .statusCode(200)
            .body("row_count", equalTo(2))
            .body("content_hash", equalTo(line.getString("content_hash")))
            .body("actor.sub", equalTo(TestPerson.SUPERVISOR.subject()))
            .extract()
            .path("decision_id");

    Response file = export();
    assertThat(file.asString())
        .startsWith("Date,Time,Tag,Value\r\n")
        .contains(",CFE_TURBIDITY,0.124\r\n")
        .endsWith(",CFE_TURBIDITY,-0.001\r\n");
    assertThat(file.header("ETag")).isEqualTo('"' + Fingerprint.sha256(file.asByteArray()) + '"');
    assertThat(file.header("Content-Disposition")).contains("WIMS_").contains(".csv");
    assertThat(file.header("Content-Digest")).startsWith("sha-256=:");

    String exportId = file.header("X-Export-Id");
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(topics.eventTypesOf(decisionId)).containsExactly("readings_approved");
          assertThat(topics.eventTypesOf(exportId)).containsExactly("export_created");
        });
    JsonPath audited = Calls.lastAudit("export_created");
    assertThat(audited.getString("entry.details.export_id")).isEqualTo(exportId);
    assertThat(Calls.lastAudit("readings_approved").getString("entry.details.content_hash"))
        .isEqualTo(line.getString("content_hash"));
  }

  @Test
  void theSameExportGivesTheSameBytesAndADownloadTheBytesOfTheFirstTime() {
    Calls.entered(TestTokens.operator(), TURBIDITY, period.minute(3), "0.25");
    Calls.post(
            TestTokens.admin(), "/approve", Calls.decision(TURBIDITY, period.from(), period.to()))
        .statusCode(200);

    Response first = export();
    Response second = export();
    Response downloaded = Calls.as(TestTokens.auditor()).get(first.header("Location") + "/file");

    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(second.header("X-Export-Id")).isNotEqualTo(first.header("X-Export-Id"));
    assertThat(downloaded.statusCode()).isEqualTo(200);
    assertThat(downloaded.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(Calls.lastAudit("export_downloaded").getString("entry.details.export_id"))
        .isEqualTo(first.header("X-Export-Id"));
    Calls.get(TestTokens.operator(), "/exports/" + first.header("X-Export-Id"), Map.of())
        .statusCode(200)
        .body("row_count", equalTo(1))
        .body("profile_version", equalTo(2))
        .body("profile_sha256", notNullValue());
    Calls.get(TestTokens.operator(), "/exports", Map.of("limit", 1))
        .statusCode(200)
        .body("items[0].export_id", equalTo(second.header("X-Export-Id")))
        .body("next_cursor", notNullValue());
  }

  @Test
  void anExportSentAgainWithItsKeyIsTheFirstOne() {
    Calls.entered(TestTokens.operator(), TURBIDITY, period.minute(3), "0.25");
    Calls.post(
            TestTokens.supervisor(),
            "/approve",
            Calls.decision(TURBIDITY, period.from(), period.to()))
        .statusCode(200);

    List<Response> answers =
        Stream.of(1, 2)
            .map(_ ->
                Calls.as(TestTokens.supervisor())
                    .header("Idempotency-Key", run)
                    .body(Calls.export(period.from(), period.to()))
                    .post(Calls.BASE + "/export"))
            .toList();

    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    assertThat(answers.get(1).header("X-Export-Id"))
        .isEqualTo(answers.get(0).header("X-Export-Id"));
    assertThat(answers.get(1).asByteArray()).isEqualTo(answers.get(0).asByteArray());
  }

  @Test
  void theSameEventCountsOnceHoweverOftenItComes() {
    sample(1, PH, period.minute(0).plusSeconds(1), 7.0);
    sample(2, PH, period.minute(0).plusSeconds(2), 8.0);
    sample(2, PH, period.minute(0).plusSeconds(2), 8.0);
    sample(2, PH, period.minute(0).plusSeconds(2), 8.0);
    awaitReadings(PH, 1);

    JsonPath readings = Calls.readings(PH, period.from(), period.to());
    assertThat(readings.getDouble("items[0].value")).isEqualTo(7.5);
    assertThat(readings.getInt("items[0].revision")).isZero();
  }

  @Test
  void lateSamplesUnderAnApprovedReadingMakeANewRevisionAndLeaveTheRawOne() {
    sample(1, PH, period.minute(0).plusSeconds(1), 7.0);
    awaitReadings(PH, 1);
    Calls.post(TestTokens.supervisor(), "/approve", Calls.decision(PH, period.from(), period.to()))
        .statusCode(200);

    sample(2, PH, period.minute(0).plusSeconds(2), 8.0);

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonPath latest = Calls.readings(PH, period.from(), period.to());
          assertThat(latest.getInt("items[0].revision")).isEqualTo(1);
          assertThat(latest.getDouble("items[0].value")).isEqualTo(7.5);
          assertThat(latest.getString("items[0].state")).isEqualTo("IN_REVIEW");
          assertThat(latest.<String>getList("items[0].flags"))
              .containsExactly("LATE_DATA", "REOPENED_BY_DATA");
        });
    JsonPath raw =
        Calls.get(
                TestTokens.operator(),
                "/readings",
                Map.of(
                    "tag_name",
                    PH,
                    "from",
                    period.from().toString(),
                    "to",
                    period.to().toString(),
                    "revisions",
                    "all"))
            .extract()
            .jsonPath();
    assertThat(raw.<Integer>getList("items.revision")).containsExactly(0, 1);
    assertThat(raw.getDouble("items[0].value")).isEqualTo(7);
    assertThat(raw.getString("items[0].state")).isEqualTo("APPROVED");
    String readingId = raw.getString("items[1].id");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(topics.eventTypesOf(readingId)).containsExactly("readings_reopened"));
    // an approved value that late data put in doubt is not exported
    Calls.post(TestTokens.supervisor(), "/export", Calls.export(period.from(), period.to()))
        .statusCode(422)
        .body("code", equalTo("empty-export"));
  }

  @Test
  void whatCannotBeReadIsSetAsideWithTheReasonAndTheGoodOnesPass() {
    String ahead = json(reading(run + "-ahead", PH, Instant.now().plus(Duration.ofDays(2)), 7.0));
    topics.send(PH, "{not json " + run);
    topics.send(
        PH, json(reading(run + "-1", PH, period.minute(0), 7.0).remove(List.of("timestamp"))));
    topics.send(PH, ahead);
    sample(2, PH, period.minute(0).plusSeconds(1), 7.25);
    awaitReadings(PH, 1);

    assertThat(Calls.readings(PH, period.from(), period.to()).getDouble("items[0].value"))
        .isEqualTo(7.25);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.all(Topics.READINGS.deadLetter("compliance-service")))
                .filteredOn(record -> record.value().contains(run))
                .hasSize(3)
                .allSatisfy(
                    record -> assertThat(header(record, "dead_letter_reason")).isNotBlank()));
  }

  @Test
  void aSymbolThatIsNotKnownYetMakesTheSampleBadAndNotTheRecordUnreadable() {
    topics.send(
        PH, json(reading(run + "-1", PH, period.minute(0), 7.0).put("quality", "SUBSTITUTED")));
    topics.send(
        PH, json(reading(run + "-2", PH, period.minute(1), 7.5).put("origin", "telepathy")));
    awaitReadings(PH, 2);

    JsonPath readings = Calls.readings(PH, period.from(), period.to());
    assertThat(readings.getString("items[0].value")).isNull();
    assertThat(readings.getString("items[0].quality")).isEqualTo("BAD");
    assertThat(readings.<String>getList("items[0].flags")).containsExactly("NO_GOOD_SAMPLE");
    assertThat(readings.getDouble("items[1].value")).isEqualTo(7.5);
  }

  private void sample(int number, String tagName, Instant at, double value) {
    topics.sendReading(run + "-" + number, tagName, at, value);
  }

  private void awaitReadings(String tagName, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(Calls.readings(tagName, period.from(), period.to()).getList("items"))
                .hasSize(count));
  }

  private JsonPath queueLine() {
    return Calls.get(
            TestTokens.supervisor(),
            "/review",
            Map.of(
                "tag_name", TURBIDITY,
                "from", period.from().toString(),
                "to", period.to().toString()))
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("items[0]");
  }

  private Response export() {
    Response file =
        Calls.as(TestTokens.supervisor())
            .body(Calls.export(period.from(), period.to()))
            .post(Calls.BASE + "/export");
    assertThat(file.statusCode()).as(() -> file.body().asString()).isEqualTo(201);
    assertThat(new String(file.asByteArray(), StandardCharsets.US_ASCII)).isNotEmpty();
    return file;
  }
}
