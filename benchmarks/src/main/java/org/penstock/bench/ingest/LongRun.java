package org.penstock.bench.ingest;

import java.io.IOException;
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
import org.penstock.plant.simulator.load.LoadOracle;
import org.penstock.topic.Topics;

/**
 * 10,000 tags at 1 s, and in that time a broker that is away, a network that is cut, a server that
 * starts anew and a service that is killed. Then every change is looked for. Every tenth tag has no
 * history on the server: what is lost of it stays lost, and gap records must name it.
 *
 * <p>In a run that is shorter than ten minutes the outages are as much shorter.
 */
final class LongRun {
  private static final TagList TAGS =
      new TagList(10_000, Duration.ofSeconds(1), 120).withoutHistoryEvery(10);
  private static final double FULL_MINUTES = 10;
  private static final Duration BROKER_AWAY = Duration.ofMinutes(2);
  private static final Duration NETWORK_CUT = Duration.ofSeconds(40);
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(10);

  private final Path home;
  private final Duration whole;
  private final double scale;

  LongRun(Path home, int minutes) {
    this.home = home;
    this.whole = Duration.ofMinutes(minutes);
    this.scale = Math.min(1, minutes / FULL_MINUTES);
  }

  List<Figure> run() throws Exception {
    try (IngestRig rig = new IngestRig(home, "ingest-long", TAGS)) {
      rig.start();
      try (TopicReader reader =
          new TopicReader(rig.bootstrapServers(), Topics.READINGS.name(), rig.tags())) {
        rig.service().start();
        rig.plant().awaitItems(rig.tags());
        ServiceMetrics metrics = new ServiceMetrics(rig.serviceUrl());
        double peak = trouble(rig, metrics);
        rig.plant().rate(0);
        GapWindows gaps = settled(rig, reader);
        LoadOracle oracle = rig.plant().oracle();
        Balance balance = Balance.of(oracle, reader.arrivals(), gaps);
        List<Figure> figures = new ArrayList<>(figures(balance, oracle, reader.arrivals(), gaps));
        figures.addAll(metrics.flatness("long"));
        figures.add(Figure.shown("long_peak_memory_mb", peak, "MB"));
        return figures;
      }
    }
  }

  /** Answers with the most memory that the service had before it was killed. */
  private double trouble(IngestRig rig, ServiceMetrics metrics) throws InterruptedException {
    long begin = System.nanoTime();
    rig.plant().rate(rig.tags());
    until(begin, 0.15, metrics);
    say("the broker is stopped");
    rig.broker().stop();
    during(BROKER_AWAY, metrics);
    rig.broker().start();
    say("the broker is back");
    until(begin, 0.45, metrics);
    say("the network is cut");
    rig.network().cut();
    during(NETWORK_CUT, metrics);
    rig.network().heal();
    say("the network is whole again");
    until(begin, 0.65, metrics);
    say("the server starts anew");
    rig.plant().restartServer();
    until(begin, 0.8, metrics);
    double peak = ProcessMeter.peakMegabytes(rig.service().pid());
    say("scada-ingest is killed and started again");
    rig.service().kill();
    rig.service().start();
    until(begin, 1, new ServiceMetrics(rig.serviceUrl()));
    return peak;
  }

  private void until(long begin, double part, ServiceMetrics metrics) throws InterruptedException {
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    metrics.sampleFor(
        Duration.ofMillis((long) (whole.toMillis() * part)).minus(passed), SAMPLE_EVERY);
  }

  private void during(Duration outage, ServiceMetrics metrics) throws InterruptedException {
    metrics.sampleFor(Duration.ofMillis((long) (outage.toMillis() * scale)), SAMPLE_EVERY);
  }

  /** Everything is there, or history has done what it can. */
  private static GapWindows settled(IngestRig rig, TopicReader reader) throws IOException {
    say("the plant stands still; waiting for what is still on its way");
    GapTopic topic = new GapTopic(rig.bootstrapServers());
    long end = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
    GapWindows gaps = topic.now();
    while (System.nanoTime() < end && !isSettled(reader, gaps)) {
      Pause.of(SAMPLE_EVERY);
      gaps = topic.now();
    }
    return gaps;
  }

  private static boolean isSettled(TopicReader reader, GapWindows gaps) {
    return gaps.unsettled() == 0 && reader.quietFor().compareTo(QUIET) > 0;
  }

  private static List<Figure> figures(
      Balance balance, LoadOracle oracle, Arrivals arrivals, GapWindows gaps) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.count("long_changes", balance.changes()));
    long handedOver = oracle.tags().stream().mapToLong(LoadOracle.Tag::handedOver).sum();
    figures.add(Figure.count("long_handed_over", handedOver));
    figures.add(Figure.count("long_on_kafka", balance.arrived()));
    figures.addAll(balance.shortfall("long"));
    // Where nothing stays lost the names of the gaps are not put to the test.
    figures.add(Figure.atLeast("long_missing_named", (double) balance.missingNamed(), "", 1));
    figures.add(Figure.none("long_missing_unnamed", balance.missingUnnamed()));
    figures.add(Figure.none("long_invented", balance.invented()));
    figures.add(Figure.atLeast("balance_exact", balance.isExact() ? 1 : 0, "", 1));
    figures.add(Figure.none("long_missing_after_backfill", balance.missingOfHistory()));
    figures.add(Figure.count("long_repeated", arrivals.repeated()));
    figures.add(Figure.none("long_repeated_with_another_id", arrivals.renamed()));
    figures.add(Figure.none("long_out_of_order", arrivals.reordered()));
    figures.add(Figure.count("long_gaps", gaps.size()));
    figures.add(Figure.count("long_gaps_recovered", gaps.recovered()));
    figures.add(Figure.none("long_gaps_unsettled", gaps.unsettled()));
    return figures;
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
