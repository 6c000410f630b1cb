package org.penstock.bench.cmms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.CmmsRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.bench.rig.ServiceMetrics;
import org.penstock.plant.process.Pause;

/**
 * 50,000 faults while the maintenance system is away for hours, and then the way back: all of them
 * become work orders, each once, emergencies first, at 150 calls a minute.
 */
final class BurstRun {

  private static final int REQUESTS = 50_000;

  /** In 200 s, which are 3 h 20 min. */
  private static final int REQUESTS_PER_S = 250;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int PROGRESS_EVERY_S = 20;

  /** Two seconds of requests. */
  private static final double MOST_LAG = 2.0 * REQUESTS_PER_S;

  /** What may be under way when the maintenance system comes back. */
  private static final double MOST_BEFORE_EMERGENCIES = 20;

  private final Path home;
  private final List<Figure> figures = new ArrayList<>();

  BurstRun(Path home) {
    this.home = home;
  }

  List<Figure> run() throws Exception {
    try (CmmsRig rig = new CmmsRig(home, "cmms-burst")) {
      rig.start(RequestWriter.mapping());
      rig.bridge().learn();
      rig.bridge().start();
      ServiceMetrics metrics = new ServiceMetrics(rig.bridgeUrl());
      try (RequestWriter writer = new RequestWriter(rig.bootstrapServers());
          LagWatch lag = new LagWatch(rig.bootstrapServers());
          Oracle oracle = new Oracle(rig.cmmsUrl())) {
        outage(rig, writer, lag, metrics);
        recovery(rig, lag, metrics);
        count(rig, oracle);
        figures.add(Figure.target("burst_most_lag", (double) lag.most(), "", MOST_LAG));
        figures.addAll(metrics.flatness("burst"));
        figures.add(
            Figure.shown(
                "burst_peak_memory_mb", ProcessMeter.peakMegabytes(rig.bridge().pid()), "MB"));
      }
    }
    return List.copyOf(figures);
  }

  private void outage(CmmsRig rig, RequestWriter writer, LagWatch lag, ServiceMetrics metrics)
      throws Exception {
    System.out.printf("%d faults while the maintenance system is away ...%n", REQUESTS);
    long begin = System.nanoTime();
    for (int i = 0; i < REQUESTS; i++) {
      writer.write(i);
      if (i % REQUESTS_PER_S == REQUESTS_PER_S - 1) {
        long due = begin + (i + 1L) * 1_000_000_000L / REQUESTS_PER_S;
        lag.look();
        metrics.sample();
        progress(rig, (i + 1) / REQUESTS_PER_S);
        Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      }
    }
    writer.flush();
    double outage = (System.nanoTime() - begin) / 1e9;
    for (int i = 0; taken(rig) < REQUESTS && i < 60; i++) {
      Pause.of(LOOK_EVERY);
    }
    figures.add(Figure.count("burst_requests", REQUESTS));
    figures.add(
        Figure.shown("burst_outage_simulated_h", outage * CmmsRig.ACCELERATION / 3_600, "h"));
    figures.add(Figure.none("burst_not_taken_in_outage", REQUESTS - taken(rig)));
  }

  private void recovery(CmmsRig rig, LagWatch lag, ServiceMetrics metrics) throws Exception {
    System.out.println("the maintenance system is back ...");
    rig.cmms().start();
    long begin = System.nanoTime();
    long end = begin + PATIENCE.toNanos();
    for (int i = 1; made(rig) < REQUESTS && System.nanoTime() < end; i++) {
      Pause.of(LOOK_EVERY);
      lag.look();
      metrics.sample();
      progress(rig, i);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double simulatedMinutes = seconds * CmmsRig.ACCELERATION / 60;
    figures.add(Figure.shown("burst_drained_simulated_h", simulatedMinutes / 60, "h"));
    figures.add(
        Figure.target(
            "burst_creates_per_simulated_minute",
            made(rig) / simulatedMinutes,
            "",
            (double) CmmsRig.CALLS_PER_MINUTE));
  }

  private void count(CmmsRig rig, Oracle oracle) throws Exception {
    Oracle.Counts counts = oracle.counts();
    figures.add(Figure.none("burst_lost", REQUESTS - counts.references()));
    figures.add(Figure.none("burst_doubled", counts.doubled()));
    figures.add(Figure.none("burst_failed", inState(rig, "DEAD")));
    long before =
        rig.number(
            "select count(*) from cmms.work_order where priority <> 'EMERGENCY'"
                + " and external_id::int < (select max(external_id::int) from cmms.work_order"
                + " where priority = 'EMERGENCY')");
    figures.add(
        Figure.target(
            "burst_others_before_last_emergency", (double) before, "", MOST_BEFORE_EMERGENCIES));
  }

  private static void progress(CmmsRig rig, int second) {
    if (second % PROGRESS_EVERY_S == 0) {
      System.out.printf(
          "  %d s: %d taken, %d in the maintenance system%n", second, taken(rig), made(rig));
    }
  }

  private static long taken(CmmsRig rig) {
    return rig.number("select count(*) from cmms.inbox");
  }

  private static long made(CmmsRig rig) {
    return inState(rig, "CREATED");
  }

  private static long inState(CmmsRig rig, String state) {
    return rig.number("select count(*) from cmms.work_order where state = '" + state + "'");
  }
}
