package org.penstock.ingest.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.penstock.plant.test.PlantTestResource;

/** A schema of this service on the build's server, with its two roles, without the service. */
final class StoreSchema {

  private static final String NAME = "scada_store_test";

  private final String url = url();

  /** The schema, empty. */
  void create() throws IOException, SQLException {
    drop();
    asSuperuser("SET penstock.services = '" + NAME + "'; " + rolesSql());
  }

  /** Migrates up to that version. */
  void migrate(String version) {
    Flyway.configure()
        .dataSource(url, NAME + "_owner", NAME + "_owner")
        .schemas(NAME)
        .defaultSchema(NAME)
        .createSchemas(false)
        .locations("db/kit", "db/migration")
        .placeholders(Map.of("app_role", NAME))
        .target(version)
        .load()
        .migrate();
  }

  /** As the service's own role. */
  Jdbi jdbi() {
    return Jdbi.create(url + "?currentSchema=" + NAME, NAME, NAME);
  }

  void drop() throws SQLException {
    asSuperuser("drop schema if exists " + NAME + " cascade");
  }

  private void asSuperuser(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      connection.createStatement().execute(sql);
    }
  }

  private static String url() {
    PlantTestResource servers = new PlantTestResource();
    servers.init(Map.of("service", "scada"));
    return Objects.requireNonNull(servers.start().get("quarkus.datasource.jdbc.url"));
  }

  private static String rolesSql() {
    try (InputStream file = StoreSchema.class.getResourceAsStream("/postgres/roles.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
