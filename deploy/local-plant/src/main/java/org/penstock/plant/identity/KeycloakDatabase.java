package org.penstock.plant.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.penstock.plant.PlantException;
import org.penstock.plant.postgres.PlantPostgres;

/**
 * Keycloak's own database. It is made afresh when the realm file is another one: Keycloak imports a
 * realm only where it does not exist.
 */
final class KeycloakDatabase {

  static final String ROLE = "keycloak";

  private static final String SUPER_DATABASE = "postgres";

  private final PlantPostgres postgres;

  KeycloakDatabase(PlantPostgres postgres) {
    this.postgres = postgres;
  }

  String jdbcUrl() {
    return postgres.jdbcUrl(ROLE);
  }

  void prepareFor(Path realm, Consumer<String> progress) {
    String wanted = "realm file " + fingerprint(realm);
    try (Connection connection = postgres.connect(SUPER_DATABASE)) {
      if (answer(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'keycloak'").isEmpty()) {
        execute(connection, "CREATE ROLE keycloak LOGIN PASSWORD 'keycloak'");
      }
      if (!comment(connection).equals(wanted) || !isImported()) {
        progress.accept("imports the realm (once)");
        execute(connection, "DROP DATABASE IF EXISTS keycloak WITH (FORCE)");
        execute(connection, "CREATE DATABASE keycloak OWNER keycloak ENCODING 'UTF8'");
        execute(connection, "COMMENT ON DATABASE keycloak IS '" + wanted + "'");
      }
    } catch (SQLException e) {
      throw new PlantException("Keycloak's database cannot be prepared: " + e.getMessage(), e);
    }
  }

  private static String comment(Connection connection) throws SQLException {
    return answer(
        connection,
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'keycloak'");
  }

  /** An import that was killed half-way has left tables, but no realm. */
  private boolean isImported() throws SQLException {
    try (Connection connection = postgres.connect(ROLE)) {
      return !answer(connection, "SELECT to_regclass('public.realm')").isEmpty()
          && !answer(connection, "SELECT 1 FROM realm WHERE name = 'penstock'").isEmpty();
    }
  }

  private static String answer(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      String first = rows.next() ? rows.getString(1) : null;
      return first == null ? "" : first;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String fingerprint(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new PlantException("The realm file " + file + " cannot be read.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
