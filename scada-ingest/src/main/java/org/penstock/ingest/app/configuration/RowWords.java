package org.penstock.ingest.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows in words, for the record of changes. A row names secrets and holds none. */
final class RowWords {

  private RowWords() {}

  /** All fields of a row. */
  static String of(Map<String, Object> row) {
    return difference(Map.of(), row);
  }

  /** The fields that another row has otherwise. */
  static String difference(Map<String, Object> before, Map<String, Object> after) {
    TreeSet<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    List<String> words = new ArrayList<>();
    for (String field : fields) {
      Object old = before.get(field);
      Object now = after.get(field);
      if (!Objects.equals(old, now)) {
        words.add("%s: %s%s".formatted(field, old == null ? "" : old + " -> ", said(now)));
      }
    }
    return words.isEmpty() ? "nothing is different" : String.join("; ", words);
  }

  private static Object said(@Nullable Object now) {
    return Objects.requireNonNullElse(now, "not set");
  }
}
