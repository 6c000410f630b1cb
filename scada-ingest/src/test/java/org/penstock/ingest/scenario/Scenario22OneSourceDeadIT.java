package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      assertThat(threadsOfTheDeadSource()).isBetween(1L, 2L);
      assertThat(statuses(rig, ScenarioRig.SOURCE).stream().filter(s -> isAfter(s, alone)))
          .allMatch(status -> status.state() == SourceState.RUNNING);
      assertThat(rig.state()).isEqualTo(SourceState.RUNNING);
      assertThat(rig.gaps()).isEmpty();
      rig.waitUntilNothingIsMissing();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
    }
  }

  /** Its supervisor's, and that of the one attempt under way, however often it is tried. */
  private static long threadsOfTheDeadSource() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("source dead"))
        .count();
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
