package org.penstock.plant.up;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.process.LogTail;

/** PostgreSQL, with the databases of the services and of Keycloak. */
final class PostgresPart implements Part {

  private static final int SECONDS = 2;

  private final PlantPostgres server;

  PostgresPart(PlantPostgres server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String address() {
    return server.jdbcUrl(PlantDatabases.PENSTOCK);
  }

  @Override
  public String login() {
    return "postgres / postgres";
  }

  @Override
  public void start(Progress progress) {
    if (!server.isInitialised()) {
      progress.say(name(), "is unpacked and initialised (once)");
    }
    server.start();
    new PlantDatabases(server).prepareForServices();
  }

  @Override
  public boolean isReady() {
    return process().isPresent() && answers();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return server.process();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public String complaint() {
    return new LogTail(server.log()).complaintAbout(name());
  }

  private boolean answers() {
    try (Connection connection = server.connect(PlantDatabases.PENSTOCK)) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
