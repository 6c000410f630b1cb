package org.penstock.compliance.db.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.export.row.RowDetails;
import org.penstock.compliance.domain.reading.Origin;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

/**
 * A line of COPY's text format (PostgreSQL's manual, COPY, "Text Format") as a row of an export.
 * What rows that follow one another share is read once.
 */
final class CopiedRow {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:mm", "+00")
          .toFormatter(Locale.ROOT);

  private final boolean hasDetails;
  private String lastStart = "";
  private Instant lastInstant = Instant.EPOCH;
  private String lastState = "";
  private ReviewState lastReviewState = ReviewState.RAW;

  CopiedRow(boolean hasDetails) {
    this.hasDetails = hasDetails;
  }

  ExportRow of(String line) {
    List<@Nullable String> cells = cells(line);
    String value = cells.get(4);
    return new ExportRow(
        needed(cells, 1),
        start(needed(cells, 0)),
        Integer.parseInt(needed(cells, 2)),
        state(needed(cells, 3)),
        value == null ? null : new BigDecimal(value),
        qualification(cells),
        hasDetails ? details(cells) : null);
  }

  private static @Nullable Qualification qualification(List<@Nullable String> cells) {
    String qualifier = cells.get(5);
    String limit = cells.get(6);
    return qualifier == null
        ? null
        : new Qualification(
            ResultQualifier.valueOf(qualifier), limit == null ? null : new BigDecimal(limit));
  }

  private static RowDetails details(List<@Nullable String> cells) {
    String flags = cells.get(10);
    String approvedAt = cells.get(15);
    return new RowDetails(
        cells.get(7),
        Quality.valueOf(needed(cells, 8)),
        Origin.valueOf(needed(cells, 9)),
        flags == null || flags.isEmpty() ? List.of() : Arrays.asList(flags.split(" ", -1)),
        cells.get(11),
        cells.get(12),
        instant(needed(cells, 13)),
        cells.get(14),
        approvedAt == null ? null : instant(approvedAt));
  }

  private Instant start(String text) {
    if (!text.equals(lastStart)) {
      lastStart = text;
      lastInstant = instant(text);
    }
    return lastInstant;
  }

  private ReviewState state(String text) {
    if (!text.equals(lastState)) {
      lastState = text;
      lastReviewState = ReviewState.valueOf(text);
    }
    return lastReviewState;
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text, TIME).toInstant();
  }

  private static String needed(List<@Nullable String> cells, int column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalStateException("column %d of a reading is null".formatted(column));
    }
    return cell;
  }

  private static List<@Nullable String> cells(String line) {
    int end = line.endsWith("\n") ? line.length() - 1 : line.length();
    List<@Nullable String> cells = new ArrayList<>(16);
    int start = 0;
    while (start <= end) {
      int tab = line.indexOf('\t', start);
      int stop = tab < 0 || tab > end ? end : tab;
      cells.add(cell(line.substring(start, stop)));
      start = stop + 1;
    }
    return cells;
  }

  private static @Nullable String cell(String text) {
    if (text.equals("\\N")) {
      return null;
    }
    return text.indexOf('\\') < 0 ? text : unescaped(text);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '\\' && i + 1 < text.length()) {
        i++;
        plain.append(meaning(text.charAt(i)));
      } else {
        plain.append(at);
      }
    }
    return plain.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000B';
      default -> escaped;
    };
  }
}
