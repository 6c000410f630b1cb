package org.penstock.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.IngestRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.bench.rig.TagList;
import org.penstock.plant.process.Pause;
import org.penstock.topic.Topics;

/** How late values are, what they cost and what memory it takes, at two steady rates. */
final class RateRun {
  static final TagList TAGS = new TagList(10_000, Duration.ofMillis(100), 200);
  static final double WARM_RATE = 20_000;
  static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final List<Integer> RATES = List.of(5_000, 20_000);
  private static final Duration SETTLE = Duration.ofSeconds(6);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final double MOST_MEGABYTES = 400;

  private final Path home;

  RateRun(Path home) {
    this.home = home;
  }

  List<Figure> run() throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (IngestRig rig = new IngestRig(home, "ingest-rate", TAGS)) {
      rig.start();
      try (TopicReader reader =
          new TopicReader(rig.bootstrapServers(), Topics.READINGS.name(), rig.tags())) {
        rig.service().start();
        rig.plant().awaitItems(rig.tags());
        rig.plant().rate(WARM_RATE);
        Pause.of(WARM_UP);
        for (int rate : RATES) {
          rig.plant().rate(rate);
          Pause.of(SETTLE);
          Window.Subject service = new Window.Subject(rig.service().pid(), reader);
          figures.addAll(figures("rate_" + rate, rate, Window.of(service, MEASURED)));
        }
        figures.add(
            Figure.target(
                "rate_peak_memory_mb",
                ProcessMeter.peakMegabytes(rig.service().pid()),
                "MB",
                MOST_MEGABYTES));
        rig.plant().rate(0);
        Draining.await(rig.plant(), reader, QUIET);
        figures.addAll(Balance.now(rig, reader).live("rate"));
      }
    }
    return figures;
  }

  private static List<Figure> figures(String name, int rate, Window window) {
    return List.of(
        Figure.atLeast(name + "_values_per_s", window.rate(), "1/s", 0.97 * rate),
        Figure.shown(name + "_p50_ms", window.late(50), "ms"),
        Figure.shown(name + "_p99_ms", window.late(99), "ms"),
        Figure.shown(name + "_p999_ms", window.late(99.9), "ms"),
        Figure.shown(name + "_cpu_s_per_million", window.cpuPerMillion(), "s"));
  }
}
