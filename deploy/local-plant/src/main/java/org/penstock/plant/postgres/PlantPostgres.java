package org.penstock.plant.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;

/**
 * A PostgreSQL server of our own on a loopback port, with its data in a folder.
 *
 * <p>It outlives the JVM that started it, as every PostgreSQL does; starting again on the same
 * folder first stops what an earlier run left behind.
 */
public final class PlantPostgres implements AutoCloseable {

  public static final String SUPERUSER = "postgres";

  private static final String SUPERUSER_PASSWORD = "postgres";

  private final PostgresPrograms programs;
  private final Path data;
  private final int port;

  private PlantPostgres(PostgresPrograms programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** How much a committed transaction survives. */
  public enum Durability {
    /** Everything that PostgreSQL promises. */
    FULL,
    /** A crash of the machine may lose data: for tests, where speed counts. */
    NONE
  }

  /** Starts the server, on a new folder or on one with data; returns when it takes connections. */
  public static PlantPostgres start(
      PostgresBinaries binaries, Path data, int port, Durability durability) {
    PlantPostgres server = new PlantPostgres(new PostgresPrograms(binaries), data, port);
    server.stopLeftover();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      server.initialise();
    }
    server.launch(durability);
    return server;
  }

  /** Stops a server that an earlier run left behind on this folder, if there is one. */
  public static void stopLeftover(PostgresBinaries binaries, Path data) {
    new PlantPostgres(new PostgresPrograms(binaries), data, 0).stopLeftover();
  }

  /** Address of a database of this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + LoopbackPorts.HOST + ":" + port + "/" + database;
  }

  public int port() {
    return port;
  }

  /** The process that holds everything together, while it runs. */
  public Optional<ProcessHandle> process() {
    return postmaster(data);
  }

  /** A connection with all rights. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
  }

  @Override
  public void close() {
    programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
  }

  private void initialise() {
    Path password = data.resolveSibling(data.getFileName() + ".password");
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      Files.writeString(password, SUPERUSER_PASSWORD + "\n");
      programs.run(
          "initdb",
          "-D",
          data.toString(),
          "-U",
          SUPERUSER,
          "--pwfile=" + password,
          "-A",
          "scram-sha-256",
          "-E",
          "UTF8",
          "--no-locale",
          "--no-sync");
      Files.delete(password);
    } catch (IOException e) {
      throw new PlantException("PostgreSQL's data folder " + data + " cannot be made: " + e, e);
    }
  }

  private void launch(Durability durability) {
    List<String> options = new ArrayList<>(List.of("-p", String.valueOf(port)));
    options.addAll(List.of("-c", "listen_addresses=" + LoopbackPorts.HOST));
    // No socket file: its path may be too long, and TCP is what everybody uses here.
    options.addAll(List.of("-c", "unix_socket_directories="));
    options.addAll(List.of("-c", "max_connections=200"));
    if (durability == Durability.NONE) {
      options.addAll(List.of("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
    }
    Path log = data.resolveSibling(data.getFileName() + ".log");
    try {
      programs.run(
          "pg_ctl",
          "-D",
          data.toString(),
          "-l",
          log.toString(),
          "-w",
          "-t",
          "120",
          "-o",
          String.join(" ", options),
          "start");
    } catch (PlantException e) {
      throw new PlantException(e.getMessage() + " Its log is " + log + "." + lastLine(log), e);
    }
  }

  private static String lastLine(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.reduce((_, last) -> last).map(line -> " Last line: " + line).orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private void stopLeftover() {
    if (postmaster(data).isPresent()) {
      close();
    }
  }

  private static Optional<ProcessHandle> postmaster(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(pidFile)) {
      // The number may have gone to another program since; only a postgres is ours to stop.
      return lines
          .findFirst()
          .map(String::strip)
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
