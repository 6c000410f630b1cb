package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.export.ExportedReadings;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/**
 * Exports of several files and of any size, what is signed of them, and the plant's own profiles.
 */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class ExportsIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String TURBIDITY = "filters.combined.turbidity";
  private static final String RAW = "intake.raw.turbidity";

  @Inject ExportedReadings readings;
  @Inject Jdbi jdbi;

  private final Period period = Period.next();

  @BeforeEach
  void approveTwoTags() {
    for (int minute = 0; minute < 3; minute++) {
      Calls.entered(TestTokens.operator(), TURBIDITY, period.minute(minute), "0.1" + minute);
      Calls.entered(TestTokens.operator(), RAW, period.minute(minute), "5." + minute);
    }
    for (String tag : List.of(TURBIDITY, RAW)) {
      Calls.post(
              TestTokens.supervisor(), "/approve", Calls.decision(tag, period.from(), period.to()))
          .statusCode(200);
    }
  }

  @Test
  void aGridHasATagInEachColumn() {
    Map<String, Object> order = order("wims-scada-wide");

    String file = export(order).asString();

    assertThat(file.lines().toList())
        .hasSize(4)
        .first()
        .isEqualTo("$DATE,$TIME,CFE_TURBIDITY,RAW_TURBIDITY");
    assertThat(file).contains(",0.100,5.00\r\n").contains(",0.120,5.20\r\n");
  }

  @Test
  void aJobMakesTheSameBytesAsTheAnswerAtOnce() {
    Map<String, Object> order = order("wims-scada-narrow");
    byte[] atOnce = export(order).asByteArray();

    String job =
        Calls.post(TestTokens.supervisor(), "/exports", order)
            .statusCode(202)
            .body("state", equalTo("QUEUED"))
            .extract()
            .path("job_id");
    JsonPath done = awaitEnd(job);

    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getInt("done")).isEqualTo(6);
    byte[] ofTheJob =
        Calls.as(TestTokens.auditor())
            .get(Calls.BASE + "/exports/" + done.getString("export_id") + "/file")
            .asByteArray();
    assertThat(ofTheJob).isEqualTo(atOnce);
    assertThat(Calls.lastAudit("export_created").getString("entry.details.export_id"))
        .isEqualTo(done.getString("export_id"));
  }

  @Test
  void aJobThatMustNotBeDoneSaysWhyAndIsInTheAuditLog() {
    Map<String, Object> order = order("wims-scada-narrow");
    order.put("from", period.to().toString());
    order.put("to", period.to().plusSeconds(60).toString());

    String job = Calls.post(TestTokens.supervisor(), "/exports", order).extract().path("job_id");
    JsonPath ended = awaitEnd(job);

    assertThat(ended.getString("state")).isEqualTo("REFUSED");
    assertThat(ended.getString("code")).isEqualTo("empty-export");
    assertThat(Calls.lastAudit("export_refused").getString("entry.details.code"))
        .isEqualTo("empty-export");
  }

  @Test
  void theManifestNamesEveryFileAndIsSigned() {
    Response file = export(order("wims-scada-narrow"));
    String path = Calls.BASE + "/exports/" + file.header("X-Export-Id");

    Response manifest = Calls.as(TestTokens.auditor()).get(path + "/manifest");
    String signature = Calls.as(TestTokens.auditor()).get(path + "/manifest.jws").asString();

    JsonPath content = manifest.jsonPath();
    assertThat(content.getString("files[0].sha256"))
        .isEqualTo(Fingerprint.sha256(file.asByteArray()));
    assertThat(content.getInt("row_count")).isEqualTo(6);
    assertThat(content.getString("plant_id")).isEqualTo("wtp-1");
    assertThat(content.getString("requested_by.sub")).isNotBlank();
    assertThat(content.getLong("audit_head.seq")).isPositive();
    String key =
        Calls.get(TestTokens.operator(), "/exports-key", Map.of())
            .statusCode(200)
            .extract()
            .path("keys[0].kid");
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(signature.split("\\.", -1)[0]),
                StandardCharsets.UTF_8))
        .contains("EdDSA", key);
  }

  @Test
  void severalFilesAreFetchedOneByOneOrInAnArchiveThatIsTheSameEachTime() throws IOException {
    String id = "own-" + UUID.randomUUID();
    addProfile(profile(id, 4)).then().statusCode(201);
    Response answer = export(order(id));

    assertThat(answer.jsonPath().getList("files.name")).containsExactly("a_01.csv", "a_02.csv");
    String path = answer.header("Location");
    byte[] second = Calls.as(TestTokens.auditor()).get(path + "/files/2").asByteArray();
    byte[] zip = Calls.as(TestTokens.auditor()).get(path + "/zip").asByteArray();
    assertThat(Fingerprint.sha256(second))
        .isEqualTo(answer.jsonPath().getString("files[1].sha256"));
    assertThat(Calls.as(TestTokens.auditor()).get(path + "/zip").asByteArray()).isEqualTo(zip);
    assertThat(entries(zip)).containsExactly("a_01.csv", "a_02.csv");
    Calls.as(TestTokens.auditor()).get(path + "/files/3").then().statusCode(404);
  }

  @Test
  void aChangedProfileIsANewVersionAndAnOldExportStaysAsItWas() {
    String id = "own-" + UUID.randomUUID();
    addProfile(profile(id, 100)).then().statusCode(201).body("version", equalTo(1));
    Response old = export(order(id));
    byte[] before = old.asByteArray();

    addProfile(profile(id, 100)).then().statusCode(200).body("version", equalTo(1));
    addProfile(profile(id, 100).replace("header: V", "header: Wert"))
        .then()
        .statusCode(201)
        .body("version", equalTo(2));

    assertThat(export(order(id)).asString()).startsWith("T,G,Wert\n");
    String path = Calls.BASE + "/exports/" + old.header("X-Export-Id");
    assertThat(Calls.as(TestTokens.auditor()).get(path + "/file").asByteArray()).isEqualTo(before);
    Calls.get(TestTokens.operator(), "/exports/" + old.header("X-Export-Id"), Map.of())
        .body("profile_version", equalTo(1));
    assertThat(
            Calls.as(TestTokens.operator())
                .get(Calls.BASE + "/export-profiles/" + id + "?version=1")
                .asString())
        .isEqualTo(profile(id, 100));
    Calls.get(TestTokens.operator(), "/export-profiles", Map.of()).body("profile", hasItem(id));
    assertThat(Calls.lastAudit("export_profile_added").getString("entry.details.profile"))
        .isEqualTo(id);
  }

  @Test
  void aProfileThatCannotBeUsedOrIsTheReleasesOwnIsRefused() {
    addProfile("profile: x").then().statusCode(422).body("code", equalTo("unusable-profile"));
    addProfile(profile("excel", 5))
        .then()
        .statusCode(409)
        .body("code", equalTo("built-in-profile"));
    Calls.as(TestTokens.supervisor())
        .contentType("text/plain")
        .body(profile("mine", 5))
        .post(Calls.BASE + "/export-profiles")
        .then()
        .statusCode(403);
  }

  /** What is not wanted any more must not cost the transaction: the refusal is recorded in it. */
  @Test
  void moreThanAnAnswerWaitsForIsRefusedAndRecorded() {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into reading (id, tag_name, slot_start, revision, operating_day, value,
                  value_text, quality, origin, flags, recorded_at, fingerprint, state)
                select gen_random_uuid(), 'disinfection.ph', at, 0, (at at time zone 'UTC+6')::date,
                  7, '7', 'GOOD', 'SCADA', '{}', now(), sha256(''), 'APPROVED'
                from generate_series(timestamptz '1990-01-01', timestamptz '1990-01-03',
                  interval '1 minute') at
                on conflict do nothing
                """)
            .execute());
    Map<String, Object> order = order("wims-scada-narrow");
    order.put("tag_names", List.of("disinfection.ph"));
    order.put("from", "1990-01-01T00:00:00Z");
    order.put("to", "1990-01-04T00:00:00Z");

    Calls.post(TestTokens.supervisor(), "/export", order)
        .statusCode(422)
        .body("code", equalTo("export-too-large"));
    assertThat(Calls.lastAudit("export_refused").getString("entry.details.code"))
        .isEqualTo("export-too-large");
    Calls.post(TestTokens.supervisor(), "/exports/preview", order)
        .statusCode(200)
        .body("code", equalTo("export-too-large"));
  }

  @Test
  void aPreviewShowsTheFirstLinesAndKeepsNothing() {
    Calls.post(TestTokens.supervisor(), "/exports/preview", order("excel"))
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("row_count", equalTo(6))
        .body("lines[0][0]", equalTo("Time (UTC-06:00)"))
        .body("lines.size()", equalTo(7));
    Map<String, Object> unmapped = order("wims-varnum");
    unmapped.put("tag_names", List.of(TURBIDITY));
    Calls.post(TestTokens.supervisor(), "/exports/preview", unmapped)
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("code", equalTo("export-check-failed"))
        .body("failures[0].check", equalTo("unmapped-tag"));
  }

  @Test
  void theAuditFileHasEveryRevision() {
    Map<String, Object> reopen = Calls.decision(TURBIDITY, period.from(), period.to());
    reopen.put("reason", "cell fouled");
    Calls.post(TestTokens.supervisor(), "/reopen", reopen).statusCode(200);
    Map<String, Object> correction = Calls.entry(TURBIDITY, period.minute(0), "0.2");
    correction.put("reason", "cell fouled");
    Calls.post(TestTokens.operator(), "/readings/corrections", correction).statusCode(201);

    String file = export(order("audit-full")).asString();

    assertThat(file.lines().filter(line -> line.contains(TURBIDITY))).hasSize(4);
    assertThat(file)
        .contains(",1,IN_REVIEW,0.200,")
        .contains("cell fouled")
        .contains(",0,APPROVED,");
  }

  /** Two plans of the database give the same rows in the same order. */
  @Test
  void whateverWayTheDatabaseTakesTheRowsAreTheSame() {
    ExportedReadings.Wanted wanted =
        new ExportedReadings.Wanted(
            Set.of(TURBIDITY, RAW), period.from(), period.to(), RowOrder.BY_TIME, false, 100);

    List<Object> byIndex = rows(wanted);
    List<Object> bySort =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              jdbi.useHandle(handle -> {
                handle.execute("set local enable_indexscan = off");
                handle.execute("set local enable_bitmapscan = off");
                handle.execute("set local enable_indexonlyscan = off");
              });
              return rows(wanted);
            });

    assertThat(byIndex).hasSize(6);
    assertThat(bySort).isEqualTo(byIndex);
  }

  @Test
  void theVariableTemplateHasALineForEachTagThatWimsTakes() {
    String template =
        Calls.as(TestTokens.admin()).get(Calls.BASE + "/wims/variable-template").asString();

    assertThat(template.lines().findFirst().orElseThrow().split(",", -1)).hasSize(20);
    assertThat(template).contains(",1 Minute,P,NTU,3,N,").contains(",CFE_TURBIDITY,LAST,1,");
    assertThat(template).doesNotContain("intake.raw.temperature");
  }

  private List<Object> rows(ExportedReadings.Wanted wanted) {
    List<Object> rows = new ArrayList<>();
    readings.each(wanted, rows::add);
    return rows;
  }

  private static List<String> entries(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = archive.getNextEntry();
      while (entry != null) {
        names.add(entry.getName());
        entry = archive.getNextEntry();
      }
    }
    return names;
  }

  private Map<String, Object> order(String profile) {
    Map<String, Object> order = Calls.export(period.from(), period.to());
    order.put("profile", profile);
    order.put("tag_names", List.of(TURBIDITY, RAW));
    return order;
  }

  private static Response export(Map<String, Object> order) {
    Response answer = Calls.as(TestTokens.supervisor()).body(order).post(Calls.BASE + "/export");
    answer.then().statusCode(201);
    return answer;
  }

  private static Response addProfile(String yaml) {
    return Calls.as(TestTokens.admin())
        .contentType("text/plain")
        .body(yaml)
        .post(Calls.BASE + "/export-profiles");
  }

  private static String profile(String id, int mostLines) {
    return """
    profile: %s
    version: 1
    takes: wims_tag
    columns: [{header: T, source: time, format: "HH:mm"}, {header: G, source: mapped.wims_tag}, {header: V, source: result}]
    missing: SKIP
    csv: {delimiter: ",", record_separator: LF, header: true}
    encoding: {charset: UTF-8}
    file: {name: "a_{part}.csv", most_lines: %d}
    """
        .formatted(id, mostLines);
  }

  private static JsonPath awaitEnd(String job) {
    return await()
        .atMost(SOON)
        .until(
            () -> Calls.get(TestTokens.operator(), "/jobs/" + job, Map.of()).extract().jsonPath(),
            path -> !Set.of("QUEUED", "RUNNING").contains(path.getString("state")));
  }
}
