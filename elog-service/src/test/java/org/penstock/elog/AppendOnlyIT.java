package org.penstock.elog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.Times;
import org.penstock.elog.domain.port.Entries;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;
import org.penstock.kit.db.SchemaMigration;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** What the database itself allows, on rows of a plant of this test's own. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "elog"),
    scope = TestResourceScope.GLOBAL)
class AppendOnlyIT {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");

  @Inject Jdbi jdbi;
  @Inject Entries entries;
  @Inject SchemaMigration migration;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String ownerPassword;

  private final String plant = "t-" + UUID.randomUUID();

  @BeforeEach
  void writeThreeEntries() throws InterruptedException {
    migration.await();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 1; i <= 3; i++) {
            entries.append(entry("Entry " + i));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update log_entry set payload = payload",
        "delete from log_entry",
        "truncate log_entry cascade",
        "insert into log_entry (chain, payload, seq) values ('x', '{}', 1)",
        "insert into log_entry (chain, payload, hash) values ('x', '{}', ''::bytea)",
        "insert into entry_ref values (gen_random_uuid(), 1, 'TAG', 'x', null)",
        "update entry_ref set ref_id = 'x'",
        "delete from entry_ref",
        "update chain_head set seq = 0",
        "delete from chain_head",
        "update witness_anchor set hash = 'x'",
        "delete from witness_anchor",
        "alter table log_entry disable trigger all",
        "drop table log_entry cascade",
        "create or replace function chain_forbid() returns trigger language plpgsql as"
            + " 'begin return null; end'"
      })
  void theServicesOwnRoleCannotChangeOrRemoveAnything(String sql) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner");
    assertThat(verify()).isEqualTo("true");
  }

  @Test
  void theOwnerIsStoppedByTheTriggersToo() {
    for (String sql :
        List.of(
            "update log_entry set payload = payload",
            "delete from log_entry",
            "truncate log_entry cascade",
            "update entry_ref set ref_id = 'x'")) {
      assertThatThrownBy(() -> asOwner(sql)).hasMessageContaining("never changed or removed");
    }
  }

  @Test
  void anEntryOfOnePlantCannotStandInTheLogOfAnother() {
    assertThatThrownBy(() ->
            jdbi.useHandle(handle ->
                handle.execute(
                    "insert into log_entry (chain, payload)"
                        + " select 'elsewhere', replace(payload, entry_id::text, ?)"
                        + " from log_entry where chain = ? and seq = 1",
                    UUID.randomUUID().toString(),
                    plant)))
        .rootCause()
        .hasMessageContaining("log_entry_check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update log_entry set payload = replace(payload, 'Entry 2', 'Entry X') where chain = ? and seq = 2 | hash | 2",
        "update log_entry set prev_hash = '' where chain = ? and seq = 2 | link | 2",
        "delete from log_entry where chain = ? and seq = 2 | gap | 3",
        "delete from log_entry where chain = ? and seq = 3 | truncated | 3",
        "update entry_ref set ref_id = 'other' where entry_id in (select entry_id from log_entry where chain = ? and seq = 2) | columns | 2",
        "delete from entry_ref where entry_id in (select entry_id from log_entry where chain = ? and seq = 3) | columns | 3"
      })
  void whateverTheOwnerTampersWithIsFound(String sql, String fault, int firstBad) {
    asOwner(
        "alter table log_entry disable trigger user",
        "alter table entry_ref disable trigger user",
        "alter table entry_ref drop constraint entry_ref_entry_id_fkey",
        sql.replace("?", "'" + plant + "'"),
        "alter table entry_ref add constraint entry_ref_entry_id_fkey"
            + " foreign key (entry_id) references log_entry (entry_id) not valid",
        "alter table log_entry enable trigger user",
        "alter table entry_ref enable trigger user");
    Calls.as(TestTokens.auditor())
        .get("/api/logs/verify?plant_id=" + plant)
        .then()
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("fault", equalTo(fault))
        .body("first_bad_seq", equalTo(firstBad))
        .body("head.seq", equalTo(3));
  }

  @Test
  void theColumnsSayWhatTheTextSaysInWhateverTimeZone() {
    String occurred =
        jdbi.withHandle(handle -> {
          handle.execute("set time zone 'America/Toronto'");
          try {
            return handle
                .createQuery(
                    "select to_char(occurred_at at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from log_entry where chain = :plant and seq = 1")
                .bind("plant", plant)
                .mapTo(String.class)
                .one();
          } finally {
            handle.execute("reset time zone");
          }
        });
    assertThat(occurred).isEqualTo(NOW.toString());
  }

  private String verify() {
    return Calls.as(TestTokens.auditor())
        .get("/api/logs/verify?plant_id=" + plant)
        .jsonPath()
        .getString("ok");
  }

  /** In one transaction, so that other tests never see a table without its triggers. */
  private void asOwner(String... statements) {
    Jdbi.create(url, owner, ownerPassword)
        .useTransaction(handle -> {
          handle.execute("set local search_path = elog");
          for (String statement : statements) {
            handle.execute(statement);
          }
        });
  }

  private LogEntry entry(String body) {
    EntryReference ref = new EntryReference(ReferenceType.TAG, "FIT-101", null);
    Content content =
        new Content(null, body, null, List.of(), List.of(ref), java.util.Map.of(), false, 3);
    return LogEntry.written(
        UUID.randomUUID(),
        plant,
        EntryType.NOTE,
        content,
        Times.of(NOW, NOW, Duration.ofMinutes(15)),
        new Operator("u-1", "Jane Doe"));
  }
}
