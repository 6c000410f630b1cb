package org.penstock.bench.cmms;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.CmmsRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.plant.process.Pause;

/**
 * How fast requests that wait on the topic are stored, beside plain batched inserts of the very
 * same rows into tables of the same shape, one after the other on the same database.
 */
final class IntakeRun {

  private static final int WARM_UP = 60_000;
  private static final int MEASURED = 60_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double LEAST_RATIO = 0.5;

  private final Path home;

  IntakeRun(Path home) {
    this.home = home;
  }

  List<Figure> run() throws Exception {
    try (CmmsRig rig = new CmmsRig(home, "cmms-intake")) {
      rig.start(RequestWriter.mapping());
      rig.bridge().learn();
      try (RequestWriter writer = new RequestWriter(rig.bootstrapServers())) {
        System.out.printf("%d requests onto the topic ...%n", WARM_UP + MEASURED);
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
          writer.write(i);
        }
        writer.flush();
      }
      System.out.println("taken by the bridge, the maintenance system away ...");
      rig.bridge().start();
      awaitTaken(rig, WARM_UP);
      long from = taken(rig);
      long begin = System.nanoTime();
      double cpu = ProcessMeter.cpuSeconds(rig.bridge().pid());
      awaitTaken(rig, WARM_UP + MEASURED);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double cpuSeconds = ProcessMeter.cpuSeconds(rig.bridge().pid()) - cpu;
      double rate = (taken(rig) - from) / seconds;
      rig.bridge().stop();
      System.out.println("the same rows by plain inserts ...");
      double plain;
      try (Connection connection = rig.connect()) {
        plain = new PlainInserts(connection).rowsPerSecond(WARM_UP, MEASURED);
      }
      return List.of(
          Figure.count("intake_requests", WARM_UP + MEASURED),
          Figure.none("intake_not_taken", WARM_UP + MEASURED - taken(rig)),
          Figure.shown("intake_per_s", rate, "/s"),
          Figure.shown("intake_cpu_s_per_million", cpuSeconds * 1e6 / (rate * seconds), "s"),
          Figure.shown("intake_plain_inserts_per_s", plain, "/s"),
          Figure.atLeast("intake_ratio", rate / plain, "", LEAST_RATIO));
    }
  }

  private static void awaitTaken(CmmsRig rig, long wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (taken(rig) < wanted && System.nanoTime() < end) {
      Pause.of(LOOK_EVERY);
    }
  }

  private static long taken(CmmsRig rig) {
    return rig.number("select count(*) from cmms.inbox");
  }
}
