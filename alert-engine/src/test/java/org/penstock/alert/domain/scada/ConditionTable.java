package org.penstock.alert.domain.scada;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The table of what SCADA says, {@code scada-conditions.txt}. */
final class ConditionTable {

  private ConditionTable() {}

  /** By what is said and from where: where it leads, and what is told. */
  static Map<String, String> read() {
    Map<String, String> table = new LinkedHashMap<>();
    try (InputStream file = ConditionTable.class.getResourceAsStream("/scada-conditions.txt")) {
      new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", -1))
          .forEach(cells ->
              Arrays.stream(cells[1].split(",", -1))
                  .forEach(from ->
                      table.put(
                          cells[0] + " " + from,
                          String.join(" ", Arrays.copyOfRange(cells, 2, cells.length)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
