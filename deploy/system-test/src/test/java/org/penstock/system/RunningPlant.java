package org.penstock.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.process.Learning;
import org.penstock.plant.test.TestTopics;
import org.penstock.plant.up.LocalPlant;
import org.penstock.plant.up.Part;
import org.penstock.plant.up.PlantFolder;
import org.penstock.plant.up.PlantPlan;
import org.penstock.plant.up.PlantPort;
import org.penstock.plant.up.Progress;

/** A whole plant on ports and in a folder of its own. */
final class RunningPlant implements AutoCloseable {

  private final LocalPlant plant;
  private final Map<PlantPort, Integer> ports;
  private final Progress progress = new Progress(System.out, InstantSource.system());
  private @Nullable TestTopics topics;

  private RunningPlant(LocalPlant plant, Map<PlantPort, Integer> ports) {
    this.plant = plant;
    this.ports = ports;
  }

  static RunningPlant start() {
    Path home = Path.of(Objects.requireNonNull(System.getProperty("local-plant.build.directory")));
    Path state = home.resolve("deploy/system-test/target/plant");
    wipe(state);
    Map<PlantPort, Integer> ports = freePorts();
    RunningPlant running =
        new RunningPlant(
            PlantPlan.plant(new PlantFolder(home, state), ports, Learning.NEVER), ports);
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    try {
      running.plant.start(running.progress);
    } catch (RuntimeException e) {
      // What did start would hold the folder against the next attempt.
      running.close();
      throw e;
    }
    return running;
  }

  /** {@code kill -9}: no shutdown hook runs, nothing is flushed. */
  void kill(String part) {
    ProcessHandle process = plant.part(part).process().orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    progress.say(part, "killed");
  }

  /** {@code SIGTERM}, as an update of the machine does; how long the process took to end. */
  Duration terminate(String part) {
    ProcessHandle process = plant.part(part).process().orElseThrow();
    long begin = System.nanoTime();
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    progress.say(part, "terminated");
    return took;
  }

  /** Starts a killed part and waits until it is ready. */
  void restart(String part) {
    plant.bringUp(plant.part(part), progress);
  }

  int port(PlantPort port) {
    return Objects.requireNonNull(ports.get(port));
  }

  String url(PlantPort port, String path) {
    return "http://" + LoopbackPorts.HOST + ":" + port(port) + path;
  }

  /** The plant's topics; what was read once is not read again. */
  synchronized TestTopics topics() {
    TestTopics known = topics;
    if (known == null) {
      known = new TestTopics(LoopbackPorts.HOST + ":" + port(PlantPort.KAFKA));
      topics = known;
    }
    return known;
  }

  /** One number from a service's own schema, asked in its own role. */
  long count(String schema, String sql) {
    String url = "jdbc:postgresql://" + LoopbackPorts.HOST + ":" + port(PlantPort.POSTGRES);
    try (Connection connection = DriverManager.getConnection(url + "/penstock", schema, schema);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Pids of the processes that run now. */
  List<Long> processes() {
    return plant.parts().stream()
        .map(Part::process)
        .flatMap(java.util.Optional::stream)
        .map(ProcessHandle::pid)
        .toList();
  }

  void say(String what) {
    progress.say("system test", what);
  }

  @Override
  public synchronized void close() {
    if (topics != null) {
      topics.close();
    }
    plant.stop(progress);
  }

  private static Map<PlantPort, Integer> freePorts() {
    Iterator<Integer> free = LoopbackPorts.free(PlantPort.values().length).iterator();
    Map<PlantPort, Integer> ports = new EnumMap<>(PlantPort.class);
    for (PlantPort port : PlantPort.values()) {
      ports.put(port, free.next());
    }
    return ports;
  }

  private static void wipe(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Long enough for a busy machine; what takes longer has failed. */
  static Duration patience() {
    return Duration.ofMinutes(2);
  }
}
