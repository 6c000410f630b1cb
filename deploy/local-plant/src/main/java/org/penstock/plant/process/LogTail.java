package org.penstock.plant.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, where the reason for a failure stands. */
public record LogTail(Path log) {

  private static final int LINES = 12;

  /** What to tell a person about a part that has this log. */
  public String complaintAbout(String part) {
    return part + " does not get ready. The end of its log " + log + ":\n" + text();
  }

  private String text() {
    try {
      // Not every program writes UTF-8.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      int from = Math.max(0, lines.size() - LINES);
      return String.join(
          "\n", lines.subList(from, lines.size()).stream().map(l -> "  " + l).toList());
    } catch (IOException e) {
      return "  (no log: " + e.getMessage() + ")";
    }
  }
}
