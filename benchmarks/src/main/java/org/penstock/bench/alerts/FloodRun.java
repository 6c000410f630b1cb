package org.penstock.bench.alerts;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.AlertRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;

/**
 * One plant's bad day, at 5,000 readings a second with 15,400 rules: alarms now and then, then
 * 5,000 in one second, then the rest of 10,000; the list of them; a crash, and the way back.
 */
final class FloodRun {

  private static final int ALARMS = 10_000;

  /** Tags whose alarms come in the steady part and after the crash. */
  private static final int SPARE = 400;

  /** Tags that stay far from their limits. */
  private static final int CALM = 5_000;

  private static final int FLOOD = 5_000;
  private static final int READINGS_PER_S = 5_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration STEADY = Duration.ofSeconds(20);
  private static final int STEADY_ALARMS_PER_S = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final int LIST_CALLS = 200;
  private static final double STEADY_P95_MS = 1_000;
  private static final double FLOOD_MS = 5_000;
  private static final double LIST_P95_MS = 200;
  private static final double RESTART_S = 10;
  private static final List<String> QUERIES =
      List.of(
          "",
          "limit=200",
          "area=area07",
          "priority=LOW&unacked=true",
          "q=" + URLEncoder.encode("tank 77", StandardCharsets.UTF_8),
          "asset=TANK-00042");

  private final Path home;
  private final List<Figure> figures = new ArrayList<>();

  FloodRun(Path home) {
    this.home = home;
  }

  List<Figure> run() throws Exception {
    try (AlertRig rig = new AlertRig(home, "alerts-flood")) {
      rig.start(LevelPlant.rules(ALARMS + SPARE + CALM));
      rig.engine().learn();
      rig.engine().start();
      try (ReadingWriter writer = new ReadingWriter(rig.bootstrapServers());
          EventProbe probe = new EventProbe(rig.bootstrapServers());
          SteadyLoad load = new SteadyLoad(writer, ALARMS + SPARE, CALM, READINGS_PER_S)) {
        System.out.println("warming up ...");
        Pause.of(WARM_UP);
        steady(writer, probe);
        flood(rig, writer, probe);
        list(rig);
        load.stop();
        crash(rig, writer, probe);
        figures.add(Figure.none("events_doubled", probe.doubled()));
        return List.copyOf(figures);
      }
    }
  }

  private void steady(ReadingWriter writer, EventProbe probe) {
    System.out.println("an alarm now and then ...");
    probe.reset();
    int alarms = (int) STEADY.toSeconds() * STEADY_ALARMS_PER_S;
    for (int i = 0; i < alarms; i++) {
      raise(ALARMS + i, writer, probe);
      Pause.of(Duration.ofMillis(1_000 / STEADY_ALARMS_PER_S));
    }
    awaitRaised(probe, alarms);
    Histogram latency = probe.latency();
    figures.add(Figure.count("steady_readings_per_s", READINGS_PER_S));
    figures.add(Figure.shown("steady_p50_ms", (double) latency.getValueAtPercentile(50), "ms"));
    figures.add(
        Figure.target(
            "steady_p95_ms", (double) latency.getValueAtPercentile(95), "ms", STEADY_P95_MS));
    figures.add(Figure.shown("steady_p99_ms", (double) latency.getValueAtPercentile(99), "ms"));
  }

  private void flood(AlertRig rig, ReadingWriter writer, EventProbe probe) {
    System.out.printf("%d alarms in a second ...%n", FLOOD);
    probe.reset();
    long before = probe.count("RAISED");
    long begin = System.nanoTime();
    for (int i = 0; i < FLOOD; i++) {
      raise(i, writer, probe);
      if (i % 50 == 49) {
        long due = begin + (i + 1L) * 1_000_000_000L / FLOOD;
        Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    awaitRaised(probe, before + FLOOD);
    double drained = (System.nanoTime() - begin) / 1e9;
    Histogram latency = probe.latency();
    figures.add(Figure.count("flood_alarms", FLOOD));
    figures.add(Figure.shown("flood_written_in_s", seconds, "s"));
    figures.add(Figure.shown("flood_drained_in_s", drained, "s"));
    figures.add(Figure.shown("flood_p50_ms", (double) latency.getValueAtPercentile(50), "ms"));
    figures.add(
        Figure.target("flood_p99_ms", (double) latency.getValueAtPercentile(99), "ms", FLOOD_MS));
    figures.add(Figure.none("flood_not_published", before + FLOOD - probe.count("RAISED")));
    long stored = rig.number("select count(*) from alert.alarm_event where event_type = 'RAISED'");
    figures.add(Figure.none("flood_not_stored", before + FLOOD - stored));
    for (int i = FLOOD; i < ALARMS; i++) {
      raise(i, writer, probe);
    }
    awaitRaised(probe, before + ALARMS);
    figures.add(
        Figure.shown("peak_memory_mb", ProcessMeter.peakMegabytes(rig.engine().pid()), "MB"));
  }

  private void list(AlertRig rig) throws Exception {
    System.out.printf("the list of %d alarms ...%n", ALARMS);
    Histogram took = new Histogram(60_000, 3);
    String token = rig.token();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = -LIST_CALLS / 4; i < LIST_CALLS; i++) {
        String query = QUERIES.get(Math.floorMod(i, QUERIES.size()));
        long begin = System.nanoTime();
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(rig.engineUrl() + "/api/alerts?" + query))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new PlantException("the list answers " + answer.statusCode() + answer.body());
        }
        if (i >= 0) {
          took.recordValue((System.nanoTime() - begin) / 1_000_000);
        }
      }
    }
    figures.add(Figure.shown("list_p50_ms", (double) took.getValueAtPercentile(50), "ms"));
    figures.add(
        Figure.target("list_p95_ms", (double) took.getValueAtPercentile(95), "ms", LIST_P95_MS));
  }

  private void crash(AlertRig rig, ReadingWriter writer, EventProbe probe) {
    System.out.println("killed, and started again ...");
    awaitQuiet(probe);
    long raised = probe.count("RAISED");
    long events = probe.total();
    rig.engine().kill();
    long begin = System.nanoTime();
    raise(ALARMS + SPARE - 1, writer, probe);
    writer.flush();
    rig.engine().start();
    double ready = (System.nanoTime() - begin) / 1e9;
    awaitRaised(probe, raised + 1);
    double evaluating = (System.nanoTime() - begin) / 1e9;
    awaitQuiet(probe);
    figures.add(Figure.count("restart_active_alarms", raised));
    figures.add(Figure.shown("restart_to_ready_s", ready, "s"));
    figures.add(Figure.target("restart_to_evaluating_s", evaluating, "s", RESTART_S));
    figures.add(Figure.none("restart_other_events", probe.total() - events - 1));
  }

  private static void raise(int tag, ReadingWriter writer, EventProbe probe) {
    probe.raises(tag);
    writer.write(tag, 2 * LevelPlant.LIMIT, Instant.now());
  }

  private static void awaitRaised(EventProbe probe, long wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (probe.count("RAISED") < wanted && System.nanoTime() < end) {
      Pause.of(Duration.ofMillis(10));
    }
  }

  private static void awaitQuiet(EventProbe probe) {
    long before;
    do {
      before = probe.total();
      Pause.of(QUIET);
    } while (probe.total() > before);
  }
}
