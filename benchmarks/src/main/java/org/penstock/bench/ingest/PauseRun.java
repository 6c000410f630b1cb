package org.penstock.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.IngestRig;
import org.penstock.bench.rig.TagList;
import org.penstock.plant.process.Pause;
import org.penstock.topic.Topics;

/**
 * Whether anything is lost, doubled or out of order when the process is held again and again, and
 * when tags change faster than the server sends.
 */
final class PauseRun {
  private static final int HOLDS = 20;
  private static final Duration HELD = Duration.ofMillis(400);
  private static final Duration BETWEEN = Duration.ofMillis(950);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final TagList FAST = new TagList(2_000, Duration.ofSeconds(1), 40);
  private static final int CHANGES_PER_SECOND = 4;
  private static final Duration FAST_TIME = Duration.ofSeconds(30);

  private final Path home;

  PauseRun(Path home) {
    this.home = home;
  }

  /** What is done while the tags change. */
  private interface Trouble {
    void make(IngestRig rig);
  }

  List<Figure> run() throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(run("pauses", RateRun.TAGS, RateRun.WARM_RATE, PauseRun::holdAgainAndAgain));
    figures.addAll(run("fast", FAST, CHANGES_PER_SECOND * FAST.tags(), _ -> Pause.of(FAST_TIME)));
    return figures;
  }

  private static void holdAgainAndAgain(IngestRig rig) {
    Pause.of(RateRun.WARM_UP);
    for (int hold = 0; hold < HOLDS; hold++) {
      rig.service().hold(HELD);
      Pause.of(BETWEEN);
    }
  }

  private List<Figure> run(String name, TagList tags, double rate, Trouble trouble)
      throws Exception {
    try (IngestRig rig = new IngestRig(home, "ingest-" + name, tags)) {
      rig.start();
      try (TopicReader reader =
          new TopicReader(rig.bootstrapServers(), Topics.READINGS.name(), rig.tags())) {
        rig.service().start();
        rig.plant().awaitItems(rig.tags());
        rig.plant().rate(rate);
        trouble.make(rig);
        rig.plant().rate(0);
        Draining.await(rig.plant(), reader, QUIET);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.count(name + "_values", reader.arrivals().distinct()));
        figures.add(Figure.none(name + "_doubled", reader.arrivals().repeated()));
        figures.add(Figure.none(name + "_out_of_order", reader.arrivals().reordered()));
        figures.addAll(Balance.now(rig, reader).live(name));
        return figures;
      }
    }
  }
}
