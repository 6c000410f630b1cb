package org.penstock.alert.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.file.CellText.NotACellException;

/** A draft as cells by column, such as {@code levels.HH.limit}, and back. */
final class DraftCells {

  private static final DraftShape.Fields RULE = DraftShape.ofRule();

  private final ObjectMapper mapper;
  private final CellText text;

  DraftCells(ObjectMapper mapper) {
    this.mapper = mapper;
    this.text = new CellText(mapper);
  }

  /** The cells of a draft; a field that is not set has none. */
  Map<String, String> cells(ObjectNode draft) {
    Map<String, String> cells = new LinkedHashMap<>();
    RULE.byName().forEach((name, shape) -> flatten(name, shape, draft.get(name), cells));
    return cells;
  }

  /** The columns for these cells, in the order of the draft's fields; plain fields always. */
  List<String> columns(Collection<String> used) {
    Set<String> columns = new LinkedHashSet<>();
    RULE.byName()
        .forEach((name, shape) -> {
          collect(name, shape, columns);
          used.stream()
              .filter(column -> column.equals(name) || column.startsWith(name + "."))
              .sorted()
              .forEach(columns::add);
        });
    return new ArrayList<>(columns);
  }

  /** Whether there is such a column. */
  boolean isKnown(String column) {
    return shape(column).isPresent();
  }

  /** The draft's tree from the cells that are filled; what is wrong goes to {@code faults}. */
  ObjectNode tree(Map<String, String> cells, List<String> faults) {
    ObjectNode tree = mapper.createObjectNode();
    cells.forEach((column, cell) -> {
      try {
        put(tree, column, cell);
      } catch (NotACellException e) {
        faults.add(column + " " + e.getMessage());
      }
    });
    return tree;
  }

  private void flatten(
      String column, DraftShape shape, @Nullable JsonNode value, Map<String, String> cells) {
    if (value == null || value.isNull()) {
      return;
    }
    switch (shape) {
      case DraftShape.Leaf(Class<?> type) -> cells.put(column, text.write(value, type));
      case DraftShape.Fields(Map<String, DraftShape> byName) -> {
        int before = cells.size();
        byName.forEach((name, sub) -> flatten(column + "." + name, sub, value.get(name), cells));
        if (cells.size() == before) {
          cells.put(column, "{}");
        }
      }
      case DraftShape.Keyed(DraftShape each) -> {
        if (value.isEmpty() || !hasPlainKeys(value)) {
          cells.put(column, value.toString());
        } else {
          value
              .properties()
              .forEach(one -> flatten(column + "." + one.getKey(), each, one.getValue(), cells));
        }
      }
    }
  }

  private static boolean hasPlainKeys(JsonNode map) {
    return map.properties().stream()
        .allMatch(one ->
            !one.getKey().isEmpty() && one.getKey().indexOf('.') < 0 && !one.getValue().isNull());
  }

  private static void collect(String column, DraftShape shape, Set<String> columns) {
    switch (shape) {
      case DraftShape.Leaf _ -> columns.add(column);
      case DraftShape.Fields(Map<String, DraftShape> byName) ->
          byName.forEach((name, sub) -> collect(column + "." + name, sub, columns));
      case DraftShape.Keyed _ -> {}
    }
  }

  private static Optional<DraftShape> shape(String column) {
    @Nullable DraftShape shape = RULE;
    for (String step : column.split("\\.", -1)) {
      shape =
          switch (shape) {
            case DraftShape.Fields(Map<String, DraftShape> byName) -> byName.get(step);
            case DraftShape.Keyed(DraftShape each) -> step.isEmpty() ? null : each;
            case DraftShape.Leaf _ -> null;
          };
      if (shape == null) {
        return Optional.empty();
      }
    }
    return Optional.of(shape);
  }

  private void put(ObjectNode tree, String column, String cell) throws NotACellException {
    DraftShape shape =
        shape(column).orElseThrow(() -> new NotACellException("is not a column of a rule"));
    JsonNode value =
        shape instanceof DraftShape.Leaf(Class<?> type) ? text.read(cell, type) : text.object(cell);
    String[] steps = column.split("\\.", -1);
    ObjectNode at = tree;
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObjectProperty(steps[i]);
    }
    at.set(steps[steps.length - 1], value);
  }
}
