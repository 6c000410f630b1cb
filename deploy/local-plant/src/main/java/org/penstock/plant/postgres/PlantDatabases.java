package org.penstock.plant.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.penstock.plant.PlantException;

/** The databases, roles and schemas that must be there before a service starts. */
public final class PlantDatabases {

  public static final String PENSTOCK = "penstock";

  private static final String SUPER_DATABASE = "postgres";

  private final PlantPostgres server;

  public PlantDatabases(PlantPostgres server) {
    this.server = server;
  }

  /** The services' database, with one schema and two roles for each of them. */
  public void prepareForServices() {
    try {
      createDatabase(PENSTOCK);
      execute(PENSTOCK, rolesSql());
    } catch (SQLException e) {
      throw new PlantException("The services' database cannot be prepared: " + e.getMessage(), e);
    }
  }

  /** One more schema with its two roles, for tests of what is no service. */
  public void prepareSchema(String schema) {
    try {
      execute(PENSTOCK, "SET penstock.services = '" + schema + "'; " + rolesSql());
    } catch (SQLException e) {
      throw new PlantException("Schema " + schema + " cannot be prepared: " + e.getMessage(), e);
    }
  }

  private void createDatabase(String name) throws SQLException {
    if (isMissing("pg_database", "datname", name)) {
      execute(SUPER_DATABASE, "CREATE DATABASE " + name + " ENCODING 'UTF8'");
    }
  }

  private boolean isMissing(String catalogue, String column, String name) throws SQLException {
    try (Connection connection = server.connect(SUPER_DATABASE);
        var query =
            connection.prepareStatement(
                "SELECT 1 FROM " + catalogue + " WHERE " + column + " = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        return !rows.next();
      }
    }
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String rolesSql() {
    try (InputStream file = PlantDatabases.class.getResourceAsStream("/postgres/roles.sql")) {
      if (file == null) {
        throw new IllegalStateException("postgres/roles.sql is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("postgres/roles.sql cannot be read", e);
    }
  }
}
