package org.penstock.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** {@code ./penstock bench <name> [--json FILE]}: exits 0 only when every target holds. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs one benchmark and says how it went. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || !words.getFirst().equals("smoke")) {
      System.err.println("penstock: which benchmark? There is: smoke");
      System.exit(2);
    }
    Report report = new Smoke(kafka()).run();
    report.print(System.out);
    int json = words.indexOf("--json");
    if (json > 0 && json + 1 < words.size()) {
      report.write(Path.of(words.get(json + 1)));
    }
    System.exit(report.isMet() ? 0 : 1);
  }

  private static String kafka() {
    String port = Objects.requireNonNullElse(System.getenv("PENSTOCK_KAFKA_PORT"), "19092");
    return "127.0.0.1:" + port;
  }
}
