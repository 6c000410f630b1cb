package org.penstock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.penstock.event.PlantJson;

/** The figures of one benchmark: as a table for people, as JSON for programs. */
record Report(String benchmark, List<Figure> figures) {

  Report {
    figures = List.copyOf(figures);
  }

  boolean isMet() {
    return figures.stream().allMatch(Figure::isMet);
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT, "%n%-42s %12s  %-5s %12s  %s%n", "figure", "value", "unit", "target", "");
    for (Figure figure : figures) {
      Figure.Target target = figure.target();
      out.printf(
          Locale.ROOT,
          "%-42s %12.2f  %-5s %12s  %s%n",
          figure.name(),
          figure.value(),
          figure.unit(),
          target == null ? "" : target.text(),
          target == null ? "" : figure.isMet() ? "met" : "NOT MET");
    }
    out.printf("%n%s: %s%n", benchmark, isMet() ? "every target holds" : "a target does not hold");
  }

  void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", benchmark);
    json.put("met", isMet());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    for (Figure figure : figures) {
      json.put(figure.name(), figure.value());
      if (figure.target() != null) {
        json.put(figure.name() + "_met", figure.isMet());
      }
    }
    ObjectMapper mapper = PlantJson.newMapper();
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
  }
}
