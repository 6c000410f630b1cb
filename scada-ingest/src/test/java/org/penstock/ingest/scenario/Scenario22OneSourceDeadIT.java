package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.net.TcpProxy;

/** Scenario 22: of two sources one is dead, and answers nothing at all. */
@Tag("scenario")
class Scenario22OneSourceDeadIT {

  private static final Duration WATCHED = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void theOtherKeepsItsLatencyItsThreadsAndItsValues() throws IOException {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200));
        TcpProxy hole = TcpProxy.inFrontOf(LoopbackPorts.free(1).getFirst())) {
      hole.blackHole();
      rig.with("scada.collecting.reload-interval", "200ms");
      rig.startAll();
      ScenarioRig.letPass(WATCHED);
      Instant alone = Instant.now();
      double before = slowest(rig, alone.minus(WATCHED));

      Path changed = Files.writeString(folder.resolve("changed"), withDeadSource(rig, hole));
      Files.move(changed, folder.resolve("tags.yaml"), StandardCopyOption.ATOMIC_MOVE);

      rig.waitUntil(
          "the dead source is found so",
          Duration.ofSeconds(60),
          () -> statuses(rig, "dead").stream().anyMatch(s -> s.state() == SourceState.UNREACHABLE));
      Instant together = Instant.now();
      ScenarioRig.letPass(WATCHED);

      assertThat(slowest(rig, together)).isLessThan(before + 1.0);
      assertThat(rig.service().isWhole()).isTrue();
      assertThat(threadsOfTheDeadSource(false)).as("supervisors").isEqualTo(1);
      assertThat(threadsOfTheDeadSource(true)).as("attempts").isLessThanOrEqualTo(1);
      assertThat(statuses(rig, ScenarioRig.SOURCE).stream().filter(s -> isAfter(s, alone)))
          .allMatch(status -> status.state() == SourceState.RUNNING);
      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
      assertThat(rig.gaps()).isEmpty();
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
    }
  }

  /**
   * Those of its supervisor, or those of the attempts under way, which are virtual: only a dump
   * shows these.
   */
  private long threadsOfTheDeadSource(boolean virtual) throws IOException {
    Path dump = folder.resolve("threads-" + virtual);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(
            dump.toAbsolutePath().toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readAllLines(dump).stream()
        .filter(line -> line.startsWith("#") && line.contains("\"source dead\""))
        .filter(line -> line.contains(" virtual") == virtual)
        .count();
  }

  /** What the test of attempts counts with can be counted. */
  @Test
  void aDumpShowsVirtualThreads() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread one =
        Thread.ofVirtual()
            .name("source dead")
            .start(() -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      assertThat(threadsOfTheDeadSource(true)).isEqualTo(1);
    } finally {
      end.countDown();
      one.join();
    }
  }

  private static boolean isAfter(SourceStatus status, Instant time) {
    return status.updatedAt().isAfter(time);
  }

  private static List<SourceStatus> statuses(ScenarioRig rig, String source) {
    return rig.statuses().stream().filter(status -> status.sourceId().equals(source)).toList();
  }

  /** Seconds from the source's time to us, of the slowest of 99 in 100 values since then. */
  private static double slowest(ScenarioRig rig, Instant since) {
    List<Double> ages =
        rig.readings(reading -> isLiveSince(reading, since)).stream()
            .map(Scenario22OneSourceDeadIT::age)
            .sorted()
            .toList();
    assertThat(ages).hasSizeGreaterThan(100);
    return ages.get(ages.size() * 99 / 100);
  }

  private static double age(Reading reading) {
    return Duration.between(reading.timestamp(), reading.ingestTimestamp()).toMillis() / 1e3;
  }

  private static boolean isLiveSince(Reading reading, Instant since) {
    return reading.origin() == ReadingOrigin.LIVE && reading.timestamp().isAfter(since);
  }

  private static String withDeadSource(ScenarioRig rig, TcpProxy hole) {
    String text = rig.sourceFile().text();
    String source = text.substring("source:\n".length(), text.indexOf("tags:\n"));
    String living = "  - " + source.strip().replace("\n  ", "\n    ") + "\n";
    String dead =
        living
            .replace("id: " + ScenarioRig.SOURCE, "id: dead")
            .replaceAll("endpoint_urls: .*", "endpoint_url: " + ScenarioRig.url(hole));
    String tags =
        text.substring(text.indexOf("tags:\n"))
            .replace("value_type: DOUBLE }", "value_type: DOUBLE, source: plant }");
    return "plant_id: wtp-1\nsources:\n"
        + living
        + dead
        + tags
        + "  - { tag_name: dead.tag, node_id: 'nsu=urn:x;s=y', area: x, value_type: DOUBLE,"
        + " source: dead }\n";
  }
}
