package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Reading;
import org.penstock.event.SourceState;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.plant.simulator.load.LoadTags;

/** Scenario 21: a tag comes, a tag goes, a deadband changes, while values come fast. */
@Tag("scenario")
class Scenario21ReloadUnderLoadIT {

  private static final int TAGS = 500;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String GONE = LoadTags.nameOf(0);
  private static final String COARSE = LoadTags.nameOf(1);
  private static final String NEW = LoadTags.nameOf(TAGS);

  @TempDir Path folder;

  @Test
  void theOthersLoseNothingAndTheSessionStays() {
    try (ScenarioRig rig =
        ScenarioRig.in(folder, List.of("--load-tags=" + (TAGS + 1), "--load-rate=2000"))) {
      rig.with("scada.collecting.reload-interval", "200ms");
      rig.sourceFile().only(List.of());
      LoadRows.add(rig.sourceFile(), TAGS);
      rig.plant().start();
      rig.startService();
      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil("all tags", SOON, () -> names(rig.readings()).size() == TAGS);
      ScenarioRig.letPass(Duration.ofSeconds(2));

      rewrite(rig);

      rig.waitUntil("the new tag", SOON, () -> names(rig.readings()).contains(NEW));
      rig.waitUntil("the tombstone", SOON, () -> notices(rig).contains(new Notice.TagGone(GONE)));
      Instant changed = Instant.now();
      ScenarioRig.letPass(Duration.ofSeconds(3));
      rig.plant().plant().loadDriver().rate(0);
      ScenarioRig.letPass(Duration.ofSeconds(2));

      assertThat(skips(rig)).isEmpty();
      assertThat(rig.doubled()).isEmpty();
      assertThat(rig.outOfOrder()).isEmpty();
      assertThat(rig.readings(reading -> isAfter(reading, GONE, changed.plusSeconds(1)))).isEmpty();
      assertThat(coarse(rig, changed.plusSeconds(1))).allMatch(step -> step > 3);
      assertThat(rig.plant().plant().server().sessions()).isEqualTo(1);
      // A value of the tag that went may have been on its way; what became of it is told.
      assertThat(rig.gaps()).allMatch(gap -> GONE.equals(gap.tagName()));
      assertThat(rig.statuses().getLast().configRevision())
          .isEqualTo(rig.service().source().revision());
      assertThat(notices(rig))
          .anySatisfy(notice ->
              assertThat(notice)
                  .isInstanceOfSatisfying(
                      Notice.Tag.class,
                      tag -> {
                        assertThat(tag.metadata().tagName()).isEqualTo(COARSE);
                        assertThat(tag.metadata().deadband())
                            .isEqualByComparingTo(BigDecimal.valueOf(3));
                      }));
    }
  }

  private void rewrite(ScenarioRig rig) {
    String text =
        rig.sourceFile()
            .text()
            .replace("  - " + LoadRows.row(GONE, "") + "\n", "")
            .replace(LoadRows.row(COARSE, ""), LoadRows.row(COARSE, ", deadband: 3"));
    try {
      Files.writeString(folder.resolve("tags.yaml"), text + "  - " + LoadRows.row(NEW, "") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Notice> notices(ScenarioRig rig) {
    return rig.broker().notices();
  }

  private static Set<String> names(List<Reading> readings) {
    return readings.stream().map(Reading::tagName).collect(Collectors.toSet());
  }

  private static boolean isAfter(Reading reading, String tag, Instant time) {
    return reading.tagName().equals(tag) && reading.timestamp().isAfter(time);
  }

  /** Tags that count by one, and did not. */
  private static Set<String> skips(ScenarioRig rig) {
    Map<String, Double> last = new TreeMap<>();
    Set<String> skips = new HashSet<>();
    for (Reading reading : rig.readings()) {
      if (!Set.of(GONE, COARSE).contains(reading.tagName())) {
        double value = Double.parseDouble(String.valueOf(reading.value().json()));
        Double before = last.put(reading.tagName(), value);
        if (before != null && value != before + 1) {
          skips.add("%s: %s after %s".formatted(reading.tagName(), value, before));
        }
      }
    }
    return skips;
  }

  private static List<Double> coarse(ScenarioRig rig, Instant from) {
    List<Double> values =
        rig.readings(reading -> isAfter(reading, COARSE, from)).stream()
            .map(reading -> Double.parseDouble(String.valueOf(reading.value().json())))
            .toList();
    return java.util.stream.IntStream.range(1, values.size())
        .mapToObj(i -> values.get(i) - values.get(i - 1))
        .toList();
  }
}
