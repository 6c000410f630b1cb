package org.penstock.plant.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Learning;
import org.penstock.plant.process.RunEntry;

/** {@code penstock up}: starts everything, says where it is, and stops it all at the end. */
public final class PenstockUp {

  private final PlantFolder folder;
  private final Map<PlantPort, Integer> ports;
  private final LocalPlant plant;
  private final Progress progress;
  private final PlantWatch watch;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private PenstockUp(
      PlantFolder folder, Map<PlantPort, Integer> ports, LocalPlant plant, PrintStream out) {
    this.folder = folder;
    this.ports = ports;
    this.plant = plant;
    this.progress = new Progress(out, InstantSource.system());
    this.watch = new PlantWatch(plant, progress);
  }

  /** Arguments: the root of the repository, and the parts to start if not all. */
  public static void main(String[] arguments) {
    PlantFolder folder = PlantFolder.of(Path.of(arguments[0]));
    List<String> parts = List.of(arguments).subList(1, arguments.length);
    try {
      Map<PlantPort, Integer> ports = PlantPort.numbers(System.getenv());
      LocalPlant whole = PlantPlan.plant(folder, ports, Learning.ONCE_PER_BUILD);
      LocalPlant plant = parts.isEmpty() ? whole : whole.only(parts);
      new PenstockUp(folder, ports, plant, System.out).run();
    } catch (PlantException e) {
      System.err.println("\n" + e.sentence());
      System.exit(1);
    }
  }

  private void run() {
    claim();
    Obstacles.checkDisk(folder.state());
    plant.stopLeftovers(progress);
    Obstacles.checkPorts(plant.parts(), ports);
    writePorts();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    if (!plant.start(progress)) {
      awaitStopped();
      return;
    }
    progress.print("\nPenstock is up after %d s. Ctrl-C stops it.\n".formatted(progress.seconds()));
    progress.print(PlantTable.of(plant.parts()) + "\n");
    watch.run();
    awaitStopped();
  }

  private void claim() {
    RunEntry own = folder.runEntry("up");
    own.process()
        .ifPresent(other -> {
          throw new PlantException(
              "Penstock is up already (pid "
                  + other.pid()
                  + "). `./penstock status` shows it; Ctrl-C in its terminal stops it.");
        });
    own.write(ProcessHandle.current());
  }

  private void stop() {
    watch.end();
    progress.print("");
    plant.stop(progress);
    folder.runEntry("up").remove();
    progress.say("penstock", "is down; its data stays in " + folder.state());
    stopped.countDown();
  }

  private void awaitStopped() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** So that `status` and `token` find a plant with other ports than usual. */
  private void writePorts() {
    List<String> lines =
        ports.entrySet().stream()
            .map(port -> port.getKey().variable() + "=" + port.getValue())
            .sorted()
            .collect(Collectors.toList());
    try {
      Files.write(folder.state().resolve("run").resolve("ports.env"), lines);
    } catch (IOException e) {
      throw new PlantException("The folder " + folder.state() + " cannot be written: " + e, e);
    }
  }
}
