package org.penstock.bench.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;

/**
 * The parts of the benchmark: {@code long}, {@code rate}, {@code pauses}, {@code cost}, {@code
 * soak}; all of them where none is named.
 */
public final class IngestBench {
  private static final List<String> PARTS = List.of("long", "rate", "pauses", "cost", "soak");
  private static final int LONG_RUN_MINUTES = 10;

  private final Path home;
  private final List<String> words;

  /** The words of the command line, the benchmark's name first. */
  public IngestBench(Path home, List<String> words) {
    this.home = home.toAbsolutePath().normalize();
    this.words = List.copyOf(words);
  }

  /** Runs what was asked for. */
  public List<Figure> run() throws Exception {
    List<String> asked = words.stream().filter(PARTS::contains).toList();
    List<Figure> figures = new ArrayList<>();
    for (String part : asked.isEmpty() ? PARTS : asked) {
      System.out.printf("%n--- %s%n", part);
      figures.addAll(
          switch (part) {
            case "long" -> new LongRun(home, minutes()).run();
            case "rate" -> new RateRun(home).run();
            case "pauses" -> new PauseRun(home).run();
            case "soak" -> new SoakRun(home, minutes()).run();
            default -> new CostRun(home).run();
          });
    }
    return figures;
  }

  private int minutes() {
    int flag = words.indexOf("--minutes");
    return flag < 0 || flag + 1 == words.size()
        ? LONG_RUN_MINUTES
        : Integer.parseInt(words.get(flag + 1));
  }
}
