package org.penstock.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.IngestRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.bench.rig.ServiceMetrics;
import org.penstock.bench.rig.TagList;
import org.penstock.plant.process.Pause;
import org.penstock.topic.Topics;

/** 30,000 items, each changing once a second, and nothing in their way. */
final class SoakRun {
  private static final TagList TAGS = new TagList(30_000, Duration.ofSeconds(1), 30);
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final double LATEST_MS = 2_000;

  private final Path home;
  private final Duration whole;

  SoakRun(Path home, int minutes) {
    this.home = home;
    this.whole = Duration.ofMinutes(minutes);
  }

  List<Figure> run() throws Exception {
    try (IngestRig rig = new IngestRig(home, "ingest-soak", TAGS)) {
      rig.start();
      try (TopicReader reader =
          new TopicReader(rig.bootstrapServers(), Topics.READINGS.name(), rig.tags())) {
        rig.service().start();
        rig.plant().awaitItems(rig.tags());
        rig.plant().rate(rig.tags());
        Pause.of(WARM_UP);
        ServiceMetrics metrics = new ServiceMetrics(rig.serviceUrl());
        Window.Measurement measured = Window.begin(new Window.Subject(rig.service().pid(), reader));
        metrics.sampleFor(whole, SAMPLE_EVERY);
        Window window = measured.end();
        rig.plant().rate(0);
        Draining.await(rig.plant(), reader, QUIET);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atLeast("soak_values_per_s", window.rate(), "1/s", 0.97 * rig.tags()));
        figures.add(Figure.target("soak_p99_ms", window.late(99), "ms", LATEST_MS));
        figures.addAll(metrics.flatness("soak"));
        figures.add(
            Figure.shown(
                "soak_peak_memory_mb", ProcessMeter.peakMegabytes(rig.service().pid()), "MB"));
        figures.addAll(Balance.now(rig, reader).live("soak"));
        figures.add(Figure.none("soak_doubled", reader.arrivals().repeated()));
        return figures;
      }
    }
  }
}
