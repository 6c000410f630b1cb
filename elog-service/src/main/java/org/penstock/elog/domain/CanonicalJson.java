package org.penstock.elog.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text for one tree, so that a hash over it means something: sorted keys, no blanks, instants
 * in UTC with six decimals, which is what PostgreSQL keeps.
 */
public final class CanonicalJson {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder(512);

  private CanonicalJson() {}

  /** The tree's text. */
  public static String write(Object tree) {
    CanonicalJson json = new CanonicalJson();
    json.value(tree);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map);
      case Collection<?> items -> array(items);
      case Boolean flag -> out.append(flag);
      case Number number -> out.append(new BigDecimal(number.toString()));
      case Instant instant -> text(MICROS.format(instant));
      default -> text(value.toString());
    }
  }

  private void object(Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    char separator = '{';
    for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
      out.append(separator);
      text(member.getKey());
      out.append(':');
      value(member.getValue());
      separator = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void array(Collection<?> items) {
    char separator = '[';
    for (Object item : items) {
      out.append(separator);
      value(item);
      separator = ',';
    }
    out.append(items.isEmpty() ? "[]" : "]");
  }

  /** RFC 8259 section 7: only what must be escaped is. */
  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
