package org.penstock.plant.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.kafka.KafkaBroker;
import org.penstock.plant.kafka.PlantTopics;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.postgres.PlantPostgres.Durability;

/**
 * The servers of one build in a JVM of their own: for each service a broker with the catalogue's
 * topics, and PostgreSQL with the services' roles.
 *
 * <p>They end when the build's process ends, however it ended, and leave nothing behind.
 */
final class TestServers {

  /** Who is tested on these servers, by the names of their schemas. */
  private static final List<String> SERVICES =
      List.of("kit", "scada", "alert", "cmms", "compliance", "elog");

  private TestServers() {}

  /** Arguments: folder of these servers, cache folder, pid of the build's process. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Path cache = Path.of(arguments[1]);
    ProcessHandle build =
        ProcessHandle.of(Long.parseLong(arguments[2]))
            .orElseThrow(() -> new IllegalStateException("no process " + arguments[2]));

    List<Integer> ports = LoopbackPorts.free(1 + 2 * SERVICES.size());
    PlantPostgres postgres = postgresIn(folder, cache, ports.getFirst());
    deleteWhatDeadBuildsLeft(folder, cache);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              postgres.stop();
              FolderTree.delete(folder);
            }));
    start(folder, postgres, ports.subList(1, ports.size())).writeTo(folder);
    build.onExit().join();
    System.exit(0);
  }

  private static PlantPostgres postgresIn(Path folder, Path cache, int port) {
    return new PlantPostgres(
        cache, folder.resolve("postgres"), folder.resolve("postgres.log"), port, Durability.NONE);
  }

  private static RunningServers start(Path folder, PlantPostgres postgres, List<Integer> ports) {
    var database =
        CompletableFuture.runAsync(() -> {
          postgres.start();
          PlantDatabases databases = new PlantDatabases(postgres);
          databases.prepareForServices();
          databases.prepareSchema("kit");
        });
    var key = CompletableFuture.supplyAsync(TokenKey::generate);
    Map<String, String> brokers = startBrokers(folder.resolve("kafka"), ports);
    database.join();
    return new RunningServers(
        ProcessHandle.current().pid(),
        brokers,
        postgres.jdbcUrl(PlantDatabases.PENSTOCK),
        key.join());
  }

  private static Map<String, String> startBrokers(Path folder, List<Integer> ports) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      String service = SERVICES.get(i);
      var broker =
          KafkaBroker.start(folder.resolve(service), ports.get(2 * i), ports.get(2 * i + 1));
      new PlantTopics(broker.bootstrapServers()).ensure();
      addresses.put(service, broker.bootstrapServers());
    }
    return addresses;
  }

  /** A build that was killed together with its servers could not tidy up. */
  private static void deleteWhatDeadBuildsLeft(Path own, Path cache) {
    try (var folders = Files.list(own.resolveSibling("."))) {
      for (Path folder : folders.filter(TestServers::isOfDeadBuild).toList()) {
        postgresIn(folder, cache, 0).stop();
        FolderTree.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfDeadBuild(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("[0-9]+")
        && (ProcessHandle.of(Long.parseLong(name)).isEmpty() || RunningServers.haveDiedIn(folder));
  }
}
