package org.penstock.ingest.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapStream;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.app.MemoryLedger;
import org.penstock.ingest.app.backfill.MemoryWatermarks;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.opcua.pki.ReadyKeystore;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.net.TcpProxy;
import org.penstock.plant.simulator.signal.TagSample;

/**
 * The service's real parts between a simulated plant behind a cable that can be cut, and a broker
 * that keeps what it is given. Everything has ports and folders of its own, so that scenarios run
 * beside each other.
 *
 * <p>How it works. {@link #in} names a folder, the {@code with} methods change settings, then the
 * plant and the service are started in the order that the scenario is about.
 */
public final class ScenarioRig implements AutoCloseable {

  /** The source's id. */
  public static final String SOURCE = "plant";

  private static final Duration SOON = Duration.ofSeconds(40);

  /** Values that are this young may still be on their way. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

  private final Path folder;
  private final TcpProxy cable;
  private final RigPlant plant;
  private final SourceFile sourceFile;
  private final RecordingPublisher broker = new RecordingPublisher();
  private final RecordingCounters counters = new RecordingCounters();
  private final RigClock clock = new RigClock();
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryWatermarks watermarks = new MemoryWatermarks();
  private final Map<String, String> settings = new HashMap<>();
  private Map<String, Instant> reached = Map.of();
  private Instant firstValue = Instant.MAX;
  private Publisher publisher = broker;
  private @Nullable RunningService service;

  private ScenarioRig(Path folder, TcpProxy cable, RigPlant plant) {
    this.folder = folder;
    this.cable = cable;
    this.plant = plant;
    this.sourceFile = new SourceFile(List.of(url(cable)));
    settings.put("scada.data-folder", folder.resolve("data").toString());
    settings.put("scada.tags-file", folder.resolve("tags.yaml").toString());
    ReadyKeystore.into(folder.resolve("pki"));
    settings.put("scada.pki.folder", folder.resolve("pki").toString());
    settings.put("scada.pki.trust-file", plant.certificate().toString());
    settings.put(SourceFile.PASSWORD_FROM, "penstock-ingest");
    settings.put("scada.reconnect.first", "200ms");
    settings.put("scada.reconnect.longest", "1s");
    settings.put("scada.buffers.gap-interval", "200ms");
  }

  /** A rig with a plant that shows its values so often. */
  public static ScenarioRig in(Path folder, Duration interval) {
    return in(folder, List.of("--interval=" + interval));
  }

  /** A rig whose plant takes these arguments. */
  public static ScenarioRig in(Path folder, List<String> plantArguments) {
    int port = LoopbackPorts.free(1).getFirst();
    RigPlant plant = new RigPlant(port, folder.resolve("plant-data"), plantArguments);
    return new ScenarioRig(folder, TcpProxy.inFrontOf(port), plant);
  }

  /** Where a service behind that cable finds the plant. */
  static String url(TcpProxy cable) {
    return "opc.tcp://127.0.0.1:%d/plant".formatted(cable.port());
  }

  /** With a setting of the service. */
  public ScenarioRig with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** With a broker that keeps less, for scenarios with more values than memory holds. */
  public ScenarioRig publishingTo(Publisher other) {
    publisher = other;
    return this;
  }

  /** What stands in the tags file; takes effect at the next start of the service. */
  public SourceFile sourceFile() {
    return sourceFile;
  }

  /** Where the service finds the plant. */
  public String url() {
    return url(cable);
  }

  /** A second plant without a cable, with the same certificate; start it after the first. */
  public RigPlant anotherPlant(int port) {
    return new RigPlant(port, folder.resolve("plant-data"), List.of("--interval=PT0.5S"));
  }

  public RigPlant plant() {
    return plant;
  }

  /** The network between the plant and the service. */
  public TcpProxy cable() {
    return cable;
  }

  public RecordingPublisher broker() {
    return broker;
  }

  /** The gaps on record, which outlive the service. */
  public MemoryLedger ledger() {
    return ledger;
  }

  public RecordingCounters counters() {
    return counters;
  }

  /** The service's clock. */
  public RigClock clock() {
    return clock;
  }

  /** Starts the service, or starts it again after a stop. */
  public RunningService startService() {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tags.yaml"), sourceFile.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningService started =
        new RunningService(settings, publisher, counters, clock, ledger, watermarks, reached);
    service = started;
    return started;
  }

  /** Stops the service; how long that took. */
  public Duration stopService() {
    RunningService running = service();
    Duration took = running.stop();
    running.close();
    reached = running.reached();
    service = null;
    return took;
  }

  public RunningService service() {
    RunningService running = service;
    if (running == null) {
      throw new IllegalStateException("the service does not run");
    }
    return running;
  }

  /** Starts the plant, then the service, and waits for the first values. */
  public ScenarioRig startAll() {
    if (!plant.isRunning()) {
      plant.start();
    }
    startService();
    waitFor(SourceState.RUNNING);
    waitForValuesAfter(Instant.now());
    return this;
  }

  /** The readings published so far, in order. */
  public List<Reading> readings() {
    return broker.readings();
  }

  /** The readings published so far that fit. */
  public List<Reading> readings(Predicate<Reading> which) {
    return readings().stream().filter(which).toList();
  }

  /** Every record of a gap in the readings so far, in order. */
  public List<Gap> gapRecords() {
    return broker.gapRecords(GapStream.READINGS);
  }

  /** The last record of each gap. */
  public List<Gap> gaps() {
    return Balance.lastWords(gapRecords());
  }

  /** Every status record so far, in order. */
  public List<SourceStatus> statuses() {
    return broker.notices().stream()
        .filter(Notice.Status.class::isInstance)
        .map(notice -> ((Notice.Status) notice).status())
        .toList();
  }

  /** How the source is now, without the way over the broker. */
  public SourceState state() {
    return service()
        .app()
        .track()
        .now(SOURCE)
        .map(now -> now.status().state())
        .orElse(SourceState.STOPPED);
  }

  /** Waits until the source is in that state. */
  public void waitFor(SourceState state) {
    waitUntil("state " + state, SOON, () -> state() == state);
  }

  /** Waits for a value that the plant showed after that time. */
  public void waitForValuesAfter(Instant time) {
    waitUntil(
        "values after " + time,
        SOON,
        () -> !readings(reading -> isLiveAfter(reading, time)).isEmpty());
    if (firstValue.equals(Instant.MAX)) {
      firstValue = time;
    }
  }

  private static boolean isLiveAfter(Reading reading, Instant time) {
    return reading.ingestTimestamp().isAfter(time)
        && switch (reading.origin()) {
          case LIVE, INITIAL -> reading.timestamp().isAfter(time);
          case POLL, HEARTBEAT, BACKFILL, MANUAL, INBOUND, UNKNOWN -> false;
        };
  }

  /** Lets time pass: for an outage of a certain length. */
  public static void letPass(Duration time) {
    Awaitility.await().atMost(time.plusSeconds(10)).pollDelay(time).until(() -> true);
  }

  /** Waits for something else. */
  public void waitUntil(String what, Duration atMost, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(atMost).pollInterval(Duration.ofMillis(100)).until(condition);
  }

  /** Waits until no value is missing any more that should be there by now. */
  public void waitUntilNothingIsMissing() {
    Instant until = Instant.now();
    Awaitility.await("nothing missing")
        .atMost(SOON)
        .untilAsserted(() -> Assertions.assertThat(missing(until)).isEmpty());
  }

  /** Values that the plant made and that are neither published nor within a gap. */
  public List<TagSample> missing() {
    return missing(Instant.now().minus(ON_THE_WAY));
  }

  private List<TagSample> missing(Instant until) {
    List<TagSample> made = plant.made(until).stream().filter(sample -> isExpected(sample)).toList();
    return Balance.missing(made, readings(), gaps());
  }

  /** Made after the first values came, of a tag that the service reads. */
  private boolean isExpected(TagSample sample) {
    Instant time = sample.sourceTime();
    return time != null && time.isAfter(firstValue) && sourceFile.reads(sample.tag());
  }

  /** Readings published twice. */
  public List<Reading> doubled() {
    return Balance.doubled(readings());
  }

  /** Readings of the live stream that are older than their predecessor. */
  public List<Reading> outOfOrder() {
    return Balance.outOfOrder(readings());
  }

  @Override
  public void close() {
    RunningService running = service;
    if (running != null) {
      running.close();
    }
    cable.close();
    plant.close();
  }
}
