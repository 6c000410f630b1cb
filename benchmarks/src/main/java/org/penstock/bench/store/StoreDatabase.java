package org.penstock.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;

/** A fresh PostgreSQL with scada-ingest's schema; durable, as in a plant. */
final class StoreDatabase implements AutoCloseable {

  private static final String SCHEMA = "scada";

  private final Path folder;
  private final PlantPostgres server;
  private final String url;

  private StoreDatabase(Path folder, PlantPostgres server) {
    this.folder = folder;
    this.server = server;
    this.url = server.jdbcUrl(PlantDatabases.PENSTOCK);
  }

  static StoreDatabase start(Path cache) throws IOException {
    Path folder = Files.createTempDirectory("penstock-bench-store");
    PlantPostgres server =
        new PlantPostgres(
            cache,
            folder.resolve("data"),
            folder.resolve("postgres.log"),
            LoopbackPorts.free(1).getFirst(),
            PlantPostgres.Durability.FULL);
    server.start();
    StoreDatabase database = new StoreDatabase(folder, server);
    new PlantDatabases(server).prepareForServices();
    database.migrate();
    return database;
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(url, SCHEMA + "_owner", SCHEMA + "_owner")
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .createSchemas(false)
        .locations("db/kit", "db/migration")
        .placeholders(Map.of("app_role", SCHEMA))
        .load()
        .migrate();
  }

  /** As the service works with it, each statement part of a transaction. */
  Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(url + "?currentSchema=" + SCHEMA, SCHEMA, SCHEMA);
    connection.setAutoCommit(false);
    return connection;
  }

  /** An empty table and nothing left to be written from before. */
  void empty() throws SQLException {
    asSuperuser(List.of("truncate scada.scada_reading", "checkpoint"));
  }

  long rows() throws SQLException {
    try (Connection connection = server.connect(PlantDatabases.PENSTOCK);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from scada.scada_reading")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void asSuperuser(List<String> commands) throws SQLException {
    try (Connection connection = server.connect(PlantDatabases.PENSTOCK);
        var statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  @Override
  public void close() {
    server.stop();
    FolderTree.delete(folder);
  }
}
