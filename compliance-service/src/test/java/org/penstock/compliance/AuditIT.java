package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.AuditAnchor;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** What the database itself allows, and what verification finds. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class AuditIT {

  private static final String TAG = "clearwell.chlorine.residual";

  @Inject Jdbi jdbi;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String ownerPassword;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final Period period = Period.next();

  @BeforeEach
  void actThreeTimes() {
    for (int minute = 0; minute < 3; minute++) {
      Calls.entered(TestTokens.operator(), TAG, period.minute(minute), "1.5");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set payload = payload",
        "delete from audit_log",
        "truncate audit_log",
        "insert into audit_log (chain, payload, seq) values ('compliance.audit', '{}', 1)",
        "insert into audit_log (chain, payload, hash) values ('compliance.audit', '{}', '')",
        "insert into audit_log (chain, payload, prev_hash) values ('compliance.audit', '{}', '')",
        "update chain_head set seq = 0",
        "delete from chain_head",
        "update reading set value = 1",
        "update reading set value_text = '1', state = 'APPROVED'",
        "update reading set author = null",
        "delete from reading",
        "truncate reading cascade",
        "update decision set row_count = 1",
        "delete from decision",
        "update export_file set manifest = 'x'",
        "delete from export_file",
        "update export_part set sha256 = 'x'",
        "update export_chunk set bytes = ''",
        "delete from export_chunk",
        "update export_profile set yaml = 'x'",
        "update witness_anchor set hash = 'x'",
        "delete from witness_anchor",
        "alter table audit_log disable trigger all",
        "set session_replication_role = replica",
        "drop table audit_log"
      })
  void theServicesOwnRoleCannotRewriteAnything(String sql) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner");
  }

  @Test
  void theServicesOwnRoleCannotStartAnotherChainOrLeaveOutWhoDidIt() {
    for (String row : List.of("'other', '{}'", "'compliance.audit', '{}'")) {
      assertThatThrownBy(() ->
              jdbi.useHandle(handle ->
                  handle.execute("insert into audit_log (chain, payload) values (" + row + ")")))
          .rootCause()
          .message()
          .containsAnyOf("audit_log_chain_check", "null value in column");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set payload = payload",
        "delete from audit_log",
        "truncate audit_log",
        "update reading set value = 1",
        "update reading set fingerprint = ''",
        "delete from reading",
        "truncate reading",
        "delete from decision",
        "update export_file set manifest = manifest",
        "update export_part set name = name",
        "update export_chunk set bytes = bytes",
        "delete from export_file"
      })
  void theOwnerIsStoppedByTheTriggersToo(String sql) {
    if (sql.contains("export_") || sql.contains("decision")) {
      exportOnce();
    }
    assertThatThrownBy(() -> asOwner(sql)).hasMessageContaining("never changed or removed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit_log set payload = replace(payload, '1.5', '9.5') where seq = :seq | 1 | 1 | HASH",
        "update audit_log set prev_hash = '' where seq = :seq | 1 | 1 | LINK",
        "delete from audit_log where seq = :seq | 1 | 0 | GAP",
        "delete from audit_log where seq = :seq | 0 | 0 | TRUNCATED",
        "delete from audit_log where seq >= :seq | 1 | 1 | TRUNCATED"
      })
  void whateverIsTamperedWithIsFoundAndNamed(
      String sql, int rowFromEnd, int faultFromEnd, String fault) {
    long head = verify().getLong("head_seq");
    String tampering = sql.replace(":seq", Long.toString(head - rowFromEnd));
    asOwner("create table saved as select chain, seq, payload, prev_hash, hash from audit_log");
    try {
      withoutTriggers(tampering);

      JsonPath verdict = verify();
      assertThat(verdict.getBoolean("ok")).isFalse();
      assertThat(verdict.getString("first_bad.fault")).isEqualTo(fault);
      assertThat(verdict.getLong("first_bad.seq")).isEqualTo(head - faultFromEnd);
    } finally {
      withoutTriggers(
          "truncate audit_log",
          "insert into audit_log (chain, seq, payload, prev_hash, hash) select * from saved",
          "drop table saved");
    }
    assertThat(verify().getBoolean("ok")).isTrue();
  }

  @Test
  void anIntactLogIsSaidToBeIntactUpToItsHead() {
    JsonPath verdict = verify();

    assertThat(verdict.getBoolean("ok")).isTrue();
    assertThat(verdict.getLong("checked")).isEqualTo(verdict.getLong("head_seq"));
    assertThat(verdict.getString("head_hash")).matches("[0-9a-f]{64}");
    assertThat(verdict.getString("first_bad")).isNull();
  }

  @Test
  void anOperatorReadsTheirOwnActsOnlyAndDoesNotVerify() {
    Calls.post(TestTokens.supervisor(), "/approve", decision()).statusCode(200);

    List<String> actors =
        Calls.get(TestTokens.operator(), "/audit", Map.of("limit", 200))
            .extract()
            .jsonPath()
            .getList("items.entry.actor.username");

    assertThat(actors).isNotEmpty().containsOnly("operator");
    Calls.get(TestTokens.operator(), "/audit/verify", Map.of()).statusCode(403);
    Calls.get(TestTokens.auditor(), "/audit", Map.of("actor", "supervisor", "limit", 1))
        .body("items[0].entry.actor.username", equalTo("supervisor"));
  }

  @Test
  void theHeadsOfAnotherServicesChainAreWitnessedOnceAndOursAreNot() {
    String chain = "elog." + UUID.randomUUID();
    AuditAnchor anchor = new AuditAnchor(chain, 7, "ab", Instant.now(), "elog-service");
    try (PlantTopics topics = new PlantTopics(broker)) {
      topics.sendAnchor(anchor);
      topics.sendAnchor(anchor);
      topics.sendAnchor(new AuditAnchor(chain, 9, "cd", Instant.now(), "elog-service"));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(witnessed(chain).<Integer>getList("items.seq")).containsExactly(9, 7));
    assertThat(witnessed("compliance.audit").getList("items")).isEmpty();
  }

  private static JsonPath witnessed(String chain) {
    return Calls.get(TestTokens.auditor(), "/audit/witnessed", Map.of("chain", chain))
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void theLogIsPagedFromTheNewestToTheOldest() {
    JsonPath first = page(Map.of("limit", 2));
    JsonPath second = page(Map.of("limit", 2, "cursor", first.getString("next_cursor")));

    assertThat(second.getLong("items[0].seq")).isEqualTo(first.getLong("items[1].seq") - 1);
    assertThat(first.getString("items[0].prev_hash")).isEqualTo(first.getString("items[1].hash"));
    assertThat(first.getString("items[0].payload")).startsWith("{\"action\":");
  }

  private static JsonPath page(Map<String, ?> query) {
    return Calls.get(TestTokens.auditor(), "/audit", query).statusCode(200).extract().jsonPath();
  }

  private void exportOnce() {
    Calls.post(TestTokens.supervisor(), "/approve", decision()).statusCode(200);
    Calls.post(TestTokens.supervisor(), "/export", Calls.export(period.from(), period.to()))
        .statusCode(201);
  }

  private Map<String, Object> decision() {
    return Calls.decision(TAG, period.from(), period.to());
  }

  private static JsonPath verify() {
    return Calls.get(TestTokens.auditor(), "/audit/verify", Map.of())
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void withoutTriggers(String... statements) {
    asOwner("alter table audit_log disable trigger user", statements);
  }

  /** In one transaction, so that nobody else sees a table without its triggers. */
  private void asOwner(String first, String... more) {
    Jdbi.create(url, owner, ownerPassword)
        .useTransaction(handle -> {
          handle.execute("set local search_path = compliance");
          handle.execute(first);
          for (String statement : more) {
            handle.execute(statement);
          }
          if (more.length > 0) {
            handle.execute("alter table audit_log enable trigger user");
          }
        });
  }

  @Test
  void theExportedLogIsTheWholeChainRowForRow() {
    String exported = Calls.as(TestTokens.auditor()).get(Calls.BASE + "/audit/export").asString();

    List<String> lines = exported.lines().toList();
    assertThat(lines.getFirst()).contains("\"seq\":1,").contains("\"prev_hash\":\"\"");
    assertThat(lines).hasSizeGreaterThanOrEqualTo(Math.toIntExact(verify().getLong("checked")));
  }
}
