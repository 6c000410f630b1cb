package org.penstock.bench.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.ComplianceRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.plant.process.Pause;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A year of 285 tags: the queue of its last month, that month approved as one decision, the year
 * exported as one job beside {@code COPY} of the same rows, and a million audit events verified.
 */
public final class ExportBench {

  private static final int HEAP_MEGABYTES = 128;
  private static final int AUDIT_EVENTS = 1_000_000;
  private static final int QUEUE_CALLS = 100;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;

  public ExportBench(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** Runs all of it. */
  public List<Figure> run() throws Exception {
    try (ComplianceRig rig = new ComplianceRig(home, "export", HEAP_MEGABYTES)) {
      rig.start(YearOfReadings.tags());
      List<Figure> figures = new ArrayList<>();
      try (Connection connection = rig.connect()) {
        YearOfReadings year = new YearOfReadings(connection);
        year.fill();
        year.analyze();
        figures.addAll(review(rig));
        year.analyze();
        figures.addAll(export(rig, connection));
        System.out.printf("%d audit events ...%n", AUDIT_EVENTS);
        year.fillAudit(AUDIT_EVENTS);
        figures.addAll(verify(rig));
      }
      figures.add(
          Figure.shown("service_peak_mb", ProcessMeter.peakMegabytes(rig.service().pid()), "MB"));
      return figures;
    }
  }

  private static List<Figure> review(ComplianceRig rig) throws IOException {
    System.out.println("the queue ...");
    Histogram took = new Histogram(3);
    String cursor = "";
    for (int i = 0; i < QUEUE_CALLS; i++) {
      long begin = System.nanoTime();
      JsonNode page = JSON.readTree(rig.get("/review?limit=50" + cursor));
      took.recordValue((System.nanoTime() - begin) / 1_000_000);
      String next = page.path("next_cursor").asText("");
      cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
    }
    System.out.println("a month approved ...");
    Instant from = YearOfReadings.startOf(YearOfReadings.DAYS - YearOfReadings.LAST_MONTH);
    Instant to = YearOfReadings.startOf(YearOfReadings.DAYS);
    int wanted = YearOfReadings.TAGS * YearOfReadings.LAST_MONTH * YearOfReadings.SLOTS_A_DAY;
    long begin = System.nanoTime();
    JsonNode job =
        ended(
            rig,
            rig.post(
                "/approve",
                """
                {"from": "%s", "to": "%s", "meaning": "reviewed for the monthly report",
                 "expected_count": %d}
                """
                    .formatted(from, to, wanted)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return List.of(
        Figure.count("readings", rig.number("select count(*) from compliance.reading")),
        Figure.target("queue_p95_ms", (double) took.getValueAtPercentile(95), "ms", 200),
        Figure.count("month_readings", job.path("done").asLong()),
        Figure.target("month_approval_s", seconds, "s", 30),
        Figure.none(
            "month_not_approved",
            rig.number("select count(*) from compliance.reading where state <> 'APPROVED'")));
  }

  private static List<Figure> export(ComplianceRig rig, Connection connection)
      throws IOException, SQLException, InterruptedException {
    Instant from = YearOfReadings.startOf(0);
    Instant to = YearOfReadings.startOf(YearOfReadings.DAYS);
    double before = copy(connection, from, to);
    System.out.println("the year exported ...");
    double cpu = ProcessMeter.cpuSeconds(rig.service().pid());
    long begin = System.nanoTime();
    JsonNode job =
        ended(
            rig,
            rig.post(
                "/exports",
                "{\"profile\": \"wims-scada-narrow\", \"from\": \"%s\", \"to\": \"%s\"}"
                    .formatted(from, to)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = ProcessMeter.cpuSeconds(rig.service().pid()) - cpu;
    double after = copy(connection, from, to);
    long rows = job.path("done").asLong();
    double rate = (double) rows / seconds;
    double plain = (double) rows / ((before + after) / 2);
    String id = job.path("export_id").asText();
    return List.of(
        Figure.count("export_rows", rows),
        Figure.none(
            "export_rows_missing",
            (long) YearOfReadings.TAGS * YearOfReadings.DAYS * YearOfReadings.SLOTS_A_DAY - rows),
        Figure.shown("export_s", seconds, "s"),
        Figure.shown("export_cpu_s", cpuSeconds, "s"),
        Figure.shown("export_rows_per_s", rate, "/s"),
        Figure.shown("copy_rows_per_s", plain, "/s"),
        Figure.atLeast("ratio_to_copy", rate / plain, "", 0.5),
        Figure.shown("heap_allowed_mb", HEAP_MEGABYTES, "MB"),
        Figure.target("download_first_byte_ms", firstByteMillis(rig, id), "ms", 5_000));
  }

  /** Seconds that COPY of the very same rows takes, in the same order. */
  private static double copy(Connection connection, Instant from, Instant to) throws SQLException {
    System.out.println("the same rows by COPY ...");
    long begin = System.nanoTime();
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select slot_start, tag_name, value from compliance.reading where slot_start >= '%s' and slot_start < '%s' order by slot_start, tag_name, revision) to stdout"
                    .formatted(from, to));
    byte[] row = copy.readFromCopy();
    while (row != null) {
      row = copy.readFromCopy();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double firstByteMillis(ComplianceRig rig, String id)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (InputStream file =
        rig.http()
            .send(
                rig.request("/exports/" + id + "/files/1").GET().build(),
                BodyHandlers.ofInputStream())
            .body()) {
      int first = file.read();
      double millis = (System.nanoTime() - begin) / 1e6;
      return first < 0 ? Double.NaN : millis;
    }
  }

  private static List<Figure> verify(ComplianceRig rig) throws IOException {
    System.out.println("verified ...");
    long begin = System.nanoTime();
    JsonNode verdict = JSON.readTree(rig.get("/audit/verify"));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return List.of(
        Figure.count("verified_events", verdict.path("checked").asLong()),
        Figure.none("verify_faults", verdict.path("ok").asBoolean() ? 0 : 1),
        Figure.target("verify_s", seconds, "s", 60));
  }

  private static JsonNode ended(ComplianceRig rig, String accepted) throws IOException {
    String id = JSON.readTree(accepted).path("job_id").asText();
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode job = JSON.readTree(rig.get("/jobs/" + id));
    while (job.path("ended_at").isNull() && System.nanoTime() < end) {
      Pause.of(LOOK_EVERY);
      job = JSON.readTree(rig.get("/jobs/" + id));
    }
    if (!job.path("state").asText().equals("DONE")) {
      throw new IllegalStateException("the job did not come to its end: " + job);
    }
    return job;
  }
}
