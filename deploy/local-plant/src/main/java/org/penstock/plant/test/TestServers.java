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
import org.penstock.plant.postgres.PostgresBinaries;

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

    Path database = folder.resolve("postgres");
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(cache);
    deleteWhatDeadBuildsLeft(folder, binaries);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              PlantPostgres.stopLeftover(binaries, database);
              FolderTree.delete(folder);
            }));
    start(folder, binaries, database).writeTo(folder);
    build.onExit().join();
    System.exit(0);
  }

  private static RunningServers start(Path folder, PostgresBinaries binaries, Path database) {
    List<Integer> ports = LoopbackPorts.free(3);
    var starting =
        CompletableFuture.supplyAsync(
            () -> PlantPostgres.start(binaries, database, ports.get(0), Durability.NONE));
    var key = CompletableFuture.supplyAsync(TokenKey::generate);
    var broker = KafkaBroker.start(folder.resolve("kafka"), ports.get(1), ports.get(2));
    new PlantTopics(broker.bootstrapServers()).ensure();
    PlantPostgres postgres = starting.join();
    PlantDatabases databases = new PlantDatabases(postgres);
    databases.prepareForServices();
    databases.prepareSchema("kit");
    return new RunningServers(
        ProcessHandle.current().pid(),
        broker.bootstrapServers(),
        postgres.jdbcUrl(PlantDatabases.PENSTOCK),
        key.join());
  }

  /** A build that was killed together with its servers could not tidy up. */
  private static void deleteWhatDeadBuildsLeft(Path own, PostgresBinaries binaries) {
    try (var folders = Files.list(own.resolveSibling("."))) {
      for (Path folder : folders.filter(TestServers::isOfDeadBuild).toList()) {
        PlantPostgres.stopLeftover(binaries, folder.resolve("postgres"));
        FolderTree.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfDeadBuild(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("[0-9]+") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
  }
}
