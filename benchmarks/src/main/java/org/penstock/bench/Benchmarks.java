package org.penstock.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.penstock.bench.alerts.AlertsBench;
import org.penstock.bench.cmms.CmmsBench;
import org.penstock.bench.export.ExportBench;
import org.penstock.bench.ingest.IngestBench;

/** {@code ./penstock bench <name> [--json FILE]}: exits 0 only when every target holds. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs one benchmark and says how it went. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Report report = report(words);
    report.print(System.out);
    int json = words.indexOf("--json");
    if (json > 0 && json + 1 < words.size()) {
      report.write(Path.of(words.get(json + 1)));
    }
    System.exit(report.isMet() ? 0 : 1);
  }

  private static Report report(List<String> words) throws Exception {
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "smoke" -> new Smoke(kafka()).run();
      case "ingest" -> new Report("ingest", new IngestBench(home(), words).run());
      case "alerts" -> new Report("alerts", new AlertsBench(home(), words).run());
      case "cmms" -> new Report("cmms", new CmmsBench(home(), words).run());
      case "export" -> new Report("export", new ExportBench(home()).run());
      case "store" -> new StoreBench(home().resolve(".penstock").resolve("cache")).run();
      default -> throw nothingToRun();
    };
  }

  private static IllegalArgumentException nothingToRun() {
    System.err.println(
        "penstock: which benchmark? There are: smoke, ingest, alerts, cmms, export, store");
    System.exit(2);
    return new IllegalArgumentException("no such benchmark");
  }

  /** The root of the repository, whose packaged programs are measured. */
  private static Path home() {
    return Path.of(Objects.requireNonNullElse(System.getProperty("penstock.home"), "."));
  }

  private static String kafka() {
    String port = Objects.requireNonNullElse(System.getenv("PENSTOCK_KAFKA_PORT"), "19092");
    return "127.0.0.1:" + port;
  }
}
