package org.penstock.plant.up;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.penstock.plant.process.ResidentMemory;

/** What runs where, as a table for a person. */
final class PlantTable {

  private static final List<String> HEAD = List.of("part", "address", "state", "MB", "login");

  private PlantTable() {}

  /** The state of all parts, asked now. */
  static String of(List<Part> parts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    long total = 0;
    for (Part part : parts) {
      OptionalLong megabytes =
          part.process().map(ResidentMemory::megabytesOf).orElse(OptionalLong.empty());
      total += megabytes.orElse(0);
      String memory = megabytes.isPresent() ? String.valueOf(megabytes.getAsLong()) : "";
      rows.add(List.of(part.name(), part.address(), stateOf(part), memory, part.login()));
    }
    rows.add(List.of("together", "", "", String.valueOf(total), ""));
    return text(rows);
  }

  private static String stateOf(Part part) {
    if (part.isReady()) {
      return "ready";
    }
    return part.process().isPresent() ? "not ready" : "down";
  }

  static String text(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append("  ").append(cell).append(" ".repeat(widths.get(i) - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
