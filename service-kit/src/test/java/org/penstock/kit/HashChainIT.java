package org.penstock.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kit.chain.ChainVerdict;
import org.penstock.kit.chain.ChainVerdict.Broken;
import org.penstock.kit.chain.ChainVerdict.Fault;
import org.penstock.kit.chain.ChainVerdict.Intact;
import org.penstock.kit.chain.ChainedTable;
import org.penstock.kit.chain.Chains;
import org.penstock.kit.db.SchemaMigration;
import org.penstock.plant.test.PlantTestResource;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "kit"),
    scope = TestResourceScope.GLOBAL)
class HashChainIT {

  private static final ChainedTable TABLE = new ChainedTable("chained_note");

  @Inject Jdbi jdbi;
  @Inject Chains chains;
  @Inject SchemaMigration migration;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String ownerPassword;

  private final String chain = UUID.randomUUID().toString();

  /** The service starts before its schema is there. */
  @BeforeEach
  void awaitSchema() throws InterruptedException {
    migration.await();
  }

  @Test
  void whatTheDatabaseLinksTheWalkFindsIntact() {
    append("µ = 1.0", "\"quoted\"", "{\"a\": 1}");
    assertThat(verify())
        .isInstanceOfSatisfying(Intact.class, it -> assertThat(it.checked()).isEqualTo(3));
  }

  @Test
  void aRollbackLeavesNoHole() {
    append("first");
    assertThatThrownBy(() ->
            jdbi.useHandle(handle ->
                handle.execute(
                    "insert into chained_note (chain, payload) values (?, 'x'), (?, null)",
                    chain,
                    chain)))
        .isInstanceOf(RuntimeException.class);
    append("second");
    assertThat(verify())
        .isInstanceOfSatisfying(Intact.class, it -> assertThat(it.checked()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update chained_note set payload = 'x'",
        "delete from chained_note",
        "truncate chained_note",
        "insert into chained_note (chain, seq, payload) values ('x', 7, 'x')",
        "insert into chained_note (chain, payload, hash) values ('x', 'x', ''::bytea)",
        "update chain_head set seq = 0",
        "delete from chain_head"
      })
  void theServicesOwnRoleCannotRewriteTheChain(String statement) {
    append("first");
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(statement)))
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update chained_note set payload = 'x'",
        "delete from chained_note",
        "truncate chained_note"
      })
  void theOwnerIsRefusedByTheTriggers(String statement) {
    append("first");
    assertThatThrownBy(() -> asOwner(statement)).hasMessageContaining("never changed or removed");
  }

  @Test
  void aRowThatTheOwnerChangedBehindTheTriggersIsFound() {
    append("first", "second", "third");
    tamper("update chained_note set payload = 'SECOND' where seq = 2 and chain = '" + chain + "'");
    assertThat(verify()).isEqualTo(new Broken(1, 2, Fault.HASH));
  }

  @Test
  void aTailThatTheOwnerRemovedIsFound() {
    append("first", "second", "third");
    tamper("delete from chained_note where seq = 3 and chain = '" + chain + "'");
    assertThat(verify()).isEqualTo(new Broken(2, 3, Fault.TRUNCATED));
  }

  private void append(String... payloads) {
    for (String payload : payloads) {
      jdbi.useHandle(handle ->
          handle.execute(
              "insert into chained_note (chain, payload) values (?, ?)", chain, payload));
    }
  }

  private ChainVerdict verify() {
    return chains.verify(TABLE, chain);
  }

  private void asOwner(String statement) {
    Jdbi.create(url, owner, ownerPassword)
        .useHandle(handle -> {
          handle.execute("set search_path to kit");
          handle.execute(statement);
        });
  }

  private void tamper(String statement) {
    Jdbi.create(url, owner, ownerPassword)
        .useHandle(handle -> {
          handle.execute("set search_path to kit");
          handle.execute("alter table chained_note disable trigger chained_note_forbid");
          handle.execute(statement);
          handle.execute("alter table chained_note enable trigger chained_note_forbid");
        });
  }
}
