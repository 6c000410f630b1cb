package org.penstock.bench.alerts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;

/**
 * The parts of the benchmark: {@code cost}, {@code flood}; both where none is named.
 *
 * <p>{@code flood} is one plant's bad day: a steady load, 5,000 alarms in a second, the list that
 * operators then look at, and a crash with 10,000 alarms.
 */
public final class AlertsBench {

  private static final List<String> PARTS = List.of("cost", "flood");

  private final Path home;
  private final List<String> words;

  /** The words of the command line, the benchmark's name first. */
  public AlertsBench(Path home, List<String> words) {
    this.home = home.toAbsolutePath().normalize();
    this.words = List.copyOf(words);
  }

  /** Runs what was asked for. */
  public List<Figure> run() throws Exception {
    List<String> asked = words.stream().filter(PARTS::contains).toList();
    List<Figure> figures = new ArrayList<>();
    for (String part : asked.isEmpty() ? PARTS : asked) {
      System.out.printf("%n--- %s%n", part);
      figures.addAll(part.equals("cost") ? new CostRun(home).run() : new FloodRun(home).run());
    }
    return figures;
  }
}
