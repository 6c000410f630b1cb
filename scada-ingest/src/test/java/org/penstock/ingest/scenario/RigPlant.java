package org.penstock.ingest.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.SimulatedPlant;
import org.penstock.plant.simulator.signal.TagSample;
import org.penstock.plant.test.ReadyPlantCertificate;

/** A plant that can be there or not, and what it made while it was. */
public final class RigPlant implements AutoCloseable {

  private final int port;
  private final Path data;
  private final List<String> arguments;
  private final List<TagSample> madeBefore = new ArrayList<>();
  private @Nullable SimulatedPlant running;
  private Instant since = Instant.MAX;

  RigPlant(int port, Path data, List<String> arguments) {
    this.port = port;
    this.data = data;
    this.arguments = List.copyOf(arguments);
    ReadyPlantCertificate.into(data);
  }

  /** Starts it on its port, with more arguments than it always has. */
  public synchronized void start(String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--port=" + port, "--control-port=0", "--data=" + data, "--faults=false"));
    all.addAll(List.of(more));
    try {
      running = SimulatedPlant.start(all.toArray(String[]::new));
      since = Instant.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it as if the power was gone: its values are over. */
  public synchronized void stop() {
    SimulatedPlant plant = running;
    if (plant != null) {
      plant.close();
      madeBefore.addAll(plant.made(since, Instant.now()));
      running = null;
    }
  }

  synchronized boolean isRunning() {
    return running != null;
  }

  /** The plant itself. */
  public synchronized SimulatedPlant plant() {
    SimulatedPlant plant = running;
    if (plant == null) {
      throw new IllegalStateException("the plant does not run");
    }
    return plant;
  }

  /** Every change that it showed up to then, of all runs. */
  public synchronized List<TagSample> made(Instant until) {
    List<TagSample> made = new ArrayList<>(madeBefore);
    SimulatedPlant plant = running;
    if (plant != null) {
      made.addAll(plant.made(since, until));
    }
    made.removeIf(sample -> {
      Instant time = sample.sourceTime();
      return time == null || time.isAfter(until);
    });
    return made;
  }

  int port() {
    return port;
  }

  Path certificate() {
    return data.resolve("server-certificate.der");
  }

  @Override
  public void close() {
    stop();
  }
}
