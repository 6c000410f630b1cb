package org.penstock.plant.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.topic.Topics;

class SharedServersIT {

  private static final RunningServers SERVERS = new ServersOfThisBuild(ThisBuild.find()).get();

  @Test
  void theSecondWhoAsksGetsTheSameServers() {
    assertThat(new ServersOfThisBuild(ThisBuild.find()).get()).isEqualTo(SERVERS);
  }

  @Test
  void eachServiceHasABrokerForItself() {
    assertThat(SERVERS.brokers().keySet())
        .containsExactlyInAnyOrder("kit", "scada", "alert", "cmms", "compliance", "elog");
    assertThat(SERVERS.brokers().values()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kit", "scada", "alert", "cmms", "compliance", "elog"})
  void everyTopicOfTheCatalogueIsThere(String service)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin(service)) {
      Set<String> names = admin.listTopics().names().get();

      assertThat(names).containsAll(Topics.all().stream().map(topic -> topic.name()).toList());
      assertThat(names).containsAll(Topics.deadLetters());
    }
  }

  @Test
  void aServicesRoleWorksInItsOwnSchemaOnly() throws SQLException {
    try (Connection owner = connect("alert_owner");
        Connection service = connect("alert");
        Connection other = connect("cmms")) {
      execute(owner, "CREATE TABLE IF NOT EXISTS note (text text)");

      execute(service, "INSERT INTO note VALUES ('written by its own service')");
      assertThatThrownBy(() -> execute(service, "CREATE TABLE mine (text text)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> execute(service, "DROP TABLE note"))
          .hasMessageContaining("must be owner");
      assertThatThrownBy(() -> execute(other, "SELECT * FROM alert.note"))
          .hasMessageContaining("permission denied");
    } finally {
      drop("alert_owner", "note");
    }
  }

  @Test
  void whatAMigrationRevokesTheServiceCannotTakeBack() throws SQLException {
    try (Connection owner = connect("elog_owner");
        Connection service = connect("elog")) {
      execute(owner, "CREATE TABLE IF NOT EXISTS kept (text text)");
      execute(owner, "REVOKE UPDATE, DELETE, TRUNCATE ON kept FROM elog");

      execute(service, "INSERT INTO kept VALUES ('for ever')");
      assertThatThrownBy(() -> execute(service, "DELETE FROM kept"))
          .hasMessageContaining("permission denied");
      execute(service, "GRANT DELETE ON kept TO elog"); // PostgreSQL only warns: nothing is granted
      assertThatThrownBy(() -> execute(service, "DELETE FROM kept"))
          .hasMessageContaining("permission denied");
    } finally {
      drop("elog_owner", "kept");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> DriverManager.getConnection(SERVERS.jdbcUrl(), "alert", "wrong"))
        .hasMessageContaining("password authentication failed");
  }

  private static Admin admin(String service) {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS.bootstrapServersOf(service)));
  }

  /** The service that owns the schema is tested on these servers next, and finds it empty. */
  private static void drop(String owner, String table) throws SQLException {
    try (Connection connection = connect(owner)) {
      execute(connection, "DROP TABLE IF EXISTS " + table);
    }
  }

  private static Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(SERVERS.jdbcUrl(), role, role);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
