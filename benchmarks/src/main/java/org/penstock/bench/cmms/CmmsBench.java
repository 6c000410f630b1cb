package org.penstock.bench.cmms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;

/** The parts of the benchmark: {@code intake}, {@code burst}; both where none is named. */
public final class CmmsBench {

  private static final List<String> PARTS = List.of("intake", "burst");

  private final Path home;
  private final List<String> words;

  /** The words of the command line, the benchmark's name first. */
  public CmmsBench(Path home, List<String> words) {
    this.home = home.toAbsolutePath().normalize();
    this.words = List.copyOf(words);
  }

  /** Runs what was asked for. */
  public List<Figure> run() throws Exception {
    List<String> asked = words.stream().filter(PARTS::contains).toList();
    List<Figure> figures = new ArrayList<>();
    for (String part : asked.isEmpty() ? PARTS : asked) {
      System.out.printf("%n--- %s%n", part);
      figures.addAll(part.equals("intake") ? new IntakeRun(home).run() : new BurstRun(home).run());
    }
    return figures;
  }
}
