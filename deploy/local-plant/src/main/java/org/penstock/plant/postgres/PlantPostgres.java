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
import java.util.Properties;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;

/**
 * A PostgreSQL server of our own on a loopback port, with its data in a folder.
 *
 * <p>It outlives the JVM that started it, as every PostgreSQL does; starting again on the same
 * folder first stops what an earlier run left behind.
 */
public final class PlantPostgres {

  private static final String SUPERUSER = "postgres";
  private static final String SUPERUSER_PASSWORD = "postgres";

  private final PostgresPrograms programs;
  private final Path data;
  private final Path log;
  private final int port;
  private final Durability durability;

  /** How much a committed transaction survives. */
  public enum Durability {
    /** Everything that PostgreSQL promises. */
    FULL,
    /** A crash of the machine may lose data: for tests, where speed counts. */
    NONE
  }

  /** A server that may or may not run; the cache is where its programs are unpacked. */
  public PlantPostgres(Path cache, Path data, Path log, int port, Durability durability) {
    this.programs = new PostgresPrograms(cache);
    this.data = data;
    this.log = log;
    this.port = port;
    this.durability = durability;
  }

  /** Starts the server, on a new folder or on one with data; returns when it takes connections. */
  public void start() {
    stop();
    if (!isInitialised()) {
      initialise();
    }
    launch();
  }

  /** Stops the server, whoever started it; transactions that run are rolled back. */
  public void stop() {
    if (process().isPresent()) {
      programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
    }
  }

  /** Whether there is data from an earlier run. */
  public boolean isInitialised() {
    return Files.exists(data);
  }

  /** Address of a database of this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + LoopbackPorts.HOST + ":" + port + "/" + database;
  }

  /** A connection with all rights. */
  public Connection connect(String database) throws SQLException {
    Properties as = new Properties();
    as.setProperty("user", SUPERUSER);
    as.setProperty("password", SUPERUSER_PASSWORD);
    // As the services' own connections do.
    as.setProperty("reWriteBatchedInserts", "true");
    return DriverManager.getConnection(jdbcUrl(database), as);
  }

  /** Where the server writes what it has to say. */
  public Path log() {
    return log;
  }

  /** The process that holds everything together, while it runs. */
  public Optional<ProcessHandle> process() {
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

  /** Renamed only when complete: a run that was killed in the middle leaves no half database. */
  private void initialise() {
    Path unfinished = data.resolveSibling(data.getFileName() + ".initialising");
    Path password = data.resolveSibling(data.getFileName() + ".password");
    try {
      FolderTree.delete(unfinished);
      makeFolderOf(data);
      Files.writeString(password, SUPERUSER_PASSWORD + "\n");
      initdb(unfinished, password);
      Files.delete(password);
      Files.move(unfinished, data);
    } catch (IOException e) {
      throw new PlantException("PostgreSQL's data folder " + data + " cannot be made: " + e, e);
    }
  }

  private void initdb(Path folder, Path password) {
    List<String> options = new ArrayList<>(List.of("-D", folder.toString(), "-U", SUPERUSER));
    options.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password));
    options.addAll(List.of("-E", "UTF8", "--no-locale"));
    if (durability == Durability.NONE) {
      options.add("--no-sync");
    }
    programs.run("initdb", options.toArray(String[]::new));
  }

  private void launch() {
    makeFolderOf(log);
    String options = String.join(" ", serverOptions());
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-l", log.toString()));
    arguments.addAll(List.of("-w", "-t", "120", "-o", options, "start"));
    programs.run("pg_ctl", arguments.toArray(String[]::new));
  }

  private static void makeFolderOf(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new PlantException("The folder of " + file + " cannot be made: " + e, e);
    }
  }

  private List<String> serverOptions() {
    List<String> options = new ArrayList<>(List.of("-p", String.valueOf(port)));
    options.addAll(List.of("-c", "listen_addresses=" + LoopbackPorts.HOST));
    // No socket file: its path may be too long, and TCP is what everybody uses here.
    options.addAll(List.of("-c", "unix_socket_directories="));
    options.addAll(List.of("-c", "max_connections=200"));
    if (durability == Durability.NONE) {
      options.addAll(List.of("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
    }
    return options;
  }
}
