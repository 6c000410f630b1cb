package org.penstock.plant.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.penstock.plant.simulator.model.PlantModel;
import org.penstock.plant.simulator.opcua.PlantServer;
import org.penstock.plant.simulator.signal.FaultScript;
import org.penstock.plant.simulator.signal.PlantSimulation;
import org.penstock.plant.simulator.signal.TagHistory;

/** The simulated plant as a process, and as a part that a test starts in its own JVM. */
public final class SimulatedPlant implements AutoCloseable {
  private final SimulatorOptions options;
  private final InstantSource clock;
  private final PlantSimulation simulation;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("plant-ticker").daemon().factory());
  private final ScheduledFuture<?> ticking;
  private final ControlEndpoint control;
  private PlantServer server;

  private SimulatedPlant(SimulatorOptions options, InstantSource clock) throws IOException {
    this.options = options;
    this.clock = clock;
    FaultScript script = options.faults() ? FaultScript.shipped() : FaultScript.none();
    this.simulation =
        new PlantSimulation(
            new PlantModel(options.seed(), options.subStep()),
            script,
            new TagHistory(options.historyCapacity()),
            clock.instant());
    Files.createDirectories(options.data());
    this.server = PlantServer.open(simulation, options.port(), options.data());
    this.control = ControlEndpoint.open(options.controlPort(), this, simulation, clock);
    long period = options.interval().toNanos();
    this.ticking = ticker.scheduleAtFixedRate(this::tick, period, period, TimeUnit.NANOSECONDS);
  }

  public static void main(String[] args) throws Exception {
    SimulatedPlant plant = start(args);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  plant.close();
                  stopped.countDown();
                }));
    System.out.println(
        "READY simulated plant: " + plant.endpointUrl() + ", control " + plant.controlUrl());
    stopped.await();
  }

  /** Starts a plant with the arguments of the command line. */
  public static SimulatedPlant start(String... args) throws IOException {
    return new SimulatedPlant(SimulatorOptions.parse(args), Clock.tickMillis(ZoneOffset.UTC));
  }

  private void tick() {
    try {
      simulation.step(options.step(), clock.instant());
    } catch (RuntimeException e) {
      // An exception would end the schedule silently and leave a plant that stands still.
      System.Logger log = System.getLogger(SimulatedPlant.class.getName());
      log.log(System.Logger.Level.ERROR, "a step of the plant failed", e);
    }
  }

  /** The URL that OPC UA clients take. */
  public String endpointUrl() {
    return PlantServer.endpointUrl(options.port());
  }

  /** The base URL of the control endpoint. */
  public String controlUrl() {
    return "http://127.0.0.1:" + control.port();
  }

  /** Closes the OPC UA server and opens it again on its port; the plant itself goes on. */
  synchronized void restartEndpoint() throws IOException {
    server.close();
    server = PlantServer.open(simulation, options.port(), options.data());
  }

  synchronized PlantServer server() {
    return server;
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticker.shutdownNow();
    control.close();
    try {
      server().close();
    } catch (IOException e) {
      System.Logger log = System.getLogger(SimulatedPlant.class.getName());
      log.log(System.Logger.Level.WARNING, "the OPC UA server did not close in time", e);
    }
  }
}
