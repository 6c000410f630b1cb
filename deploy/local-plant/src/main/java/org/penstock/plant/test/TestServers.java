package org.penstock.plant.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.kafka.KafkaBroker;
import org.penstock.plant.kafka.PlantTopics;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.postgres.PlantPostgres.Durability;

/**
 * The servers of one build in a JVM of their own: a broker with the catalogue's topics, and
 * PostgreSQL with the services' roles.
 *
 * <p>They end when the build's process ends, however it ended, and leave nothing behind.
 */
final class TestServers {

  private TestServers() {}

  /** Arguments: folder of these servers, cache folder, pid of the build's process. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Path cache = Path.of(arguments[1]);
    ProcessHandle build =
        ProcessHandle.of(Long.parseLong(arguments[2]))
            .orElseThrow(() -> new IllegalStateException("no process " + arguments[2]));

    List<Integer> ports = LoopbackPorts.free(3);
    PlantPostgres postgres = postgresIn(folder, cache, ports.get(0));
    deleteWhatDeadBuildsLeft(folder, cache);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              postgres.stop();
              FolderTree.delete(folder);
            }));
    start(folder, postgres, ports).writeTo(folder);
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
    var broker = KafkaBroker.start(folder.resolve("kafka"), ports.get(1), ports.get(2));
    new PlantTopics(broker.bootstrapServers()).ensure();
    database.join();
    return new RunningServers(
        ProcessHandle.current().pid(),
        broker.bootstrapServers(),
        postgres.jdbcUrl(PlantDatabases.PENSTOCK),
        key.join());
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
