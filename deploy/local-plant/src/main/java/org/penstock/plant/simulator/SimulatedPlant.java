package org.penstock.plant.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.load.LoadDriver;
import org.penstock.plant.simulator.load.LoadTags;
import org.penstock.plant.simulator.model.PlantModel;
import org.penstock.plant.simulator.opcua.PlantServer;
import org.penstock.plant.simulator.setup.ServerFaults;
import org.penstock.plant.simulator.setup.ServerSetup;
import org.penstock.plant.simulator.signal.FaultScript;
import org.penstock.plant.simulator.signal.ForcedValue;
import org.penstock.plant.simulator.signal.PlantSimulation;
import org.penstock.plant.simulator.signal.PlantTags;
import org.penstock.plant.simulator.signal.StatusNames;
import org.penstock.plant.simulator.signal.TagHistory;
import org.penstock.plant.simulator.signal.TagSample;

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
  private final LoadTags load;
  private final LoadDriver driver;
  private final ServerFaults faults = new ServerFaults();
  private ServerSetup setup = ServerSetup.usual();
  private @Nullable PlantServer server;

  private SimulatedPlant(SimulatorOptions options, InstantSource trueClock) throws IOException {
    this.options = options;
    this.clock = () -> trueClock.instant().plus(faults.skew());
    FaultScript script = options.faults() ? FaultScript.shipped() : FaultScript.none();
    this.simulation =
        new PlantSimulation(
            new PlantModel(options.seed(), options.subStep()),
            script,
            new TagHistory(options.historyCapacity()),
            clock.instant());
    this.load = new LoadTags(options.loadTags(), options.loadWithoutHistory(), clock);
    Files.createDirectories(options.data());
    startServer();
    this.control = ControlEndpoint.open(options.controlPort(), this, simulation, clock);
    long period = options.interval().toNanos();
    this.ticking = ticker.scheduleAtFixedRate(this::tick, period, period, TimeUnit.NANOSECONDS);
    this.driver = new LoadDriver(load, options.loadRate());
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

  /** Every change that the plant showed from start (inclusive) to end (exclusive), tag by tag. */
  public List<TagSample> made(Instant start, Instant end) {
    return PlantTags.all().stream()
        .flatMap(tag -> simulation.history().between(tag.name(), start, end).stream())
        .toList();
  }

  /** Closes the OPC UA server and opens it again on its port; the plant itself goes on. */
  public void restart() throws IOException {
    restart(UnaryOperator.identity());
  }

  /** Closes the OPC UA server and opens it again with another setup. */
  public synchronized void restart(UnaryOperator<ServerSetup> change) throws IOException {
    stopServer();
    setup = change.apply(setup);
    startServer();
  }

  /** Closes the OPC UA server; the plant itself goes on. */
  public synchronized void stopServer() throws IOException {
    PlantServer running = server;
    server = null;
    if (running != null) {
      running.close();
    }
  }

  /** Opens the OPC UA server on its port, where it is not open. */
  public synchronized void startServer() throws IOException {
    if (server == null) {
      PlantServer.Contents contents = new PlantServer.Contents(simulation, load);
      server = PlantServer.open(contents, options.port(), options.data(), setup, faults);
    }
  }

  /** The OPC UA server that is open now; a restart opens another one. */
  public synchronized PlantServer server() {
    if (server == null) {
      throw new IllegalStateException("the plant's OPC UA server is closed");
    }
    return server;
  }

  /** What can go wrong on the server, now and after a restart. */
  public ServerFaults faults() {
    return faults;
  }

  /** Sets the server's clock ahead of this machine's, or behind. */
  public void skewClock(Duration ahead) {
    faults.skew(ahead);
    simulation.clockWasSet();
  }

  /** Shows a value of the test's choice until it is released; false when there is no such tag. */
  public boolean force(String tag, ForcedValue value) {
    return simulation.force(tag, value, clock.instant());
  }

  /** Shows what the plant measures again; false when the tag was not forced. */
  public boolean release(String tag) {
    return simulation.release(tag, clock.instant());
  }

  /** Adds a tag to the running server; its data type is that of its first value. */
  public void addTag(String tag, Object value) {
    addEnumeration(tag, value, List.of());
  }

  /** Adds an enumeration: a number with a text for each of its values. */
  public void addEnumeration(String tag, Object value, List<String> states) {
    simulation.add(tag, new ForcedValue.Now(value, StatusNames.GOOD), states, clock.instant());
  }

  /** The tags of the load mode. */
  public LoadTags load() {
    return load;
  }

  /** What changes the tags of the load mode. */
  public LoadDriver loadDriver() {
    return driver;
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticker.shutdownNow();
    driver.close();
    control.close();
    try {
      stopServer();
    } catch (IOException e) {
      System.Logger log = System.getLogger(SimulatedPlant.class.getName());
      log.log(System.Logger.Level.WARNING, "the OPC UA server did not close in time", e);
    }
  }
}
