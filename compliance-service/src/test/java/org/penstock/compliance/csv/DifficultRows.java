package org.penstock.compliance.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.export.row.RowDetails;
import org.penstock.compliance.domain.reading.Origin;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.Digits;
import org.penstock.compliance.domain.slot.Tags;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

/**
 * Readings that have broken a CSV somewhere: of both days on which clocks change, below detection,
 * negative, and of tags whose names have commas, quotes, line ends, µ and °, or look like a
 * formula.
 */
final class DifficultRows {

  static final Instant FROM = Instant.parse("2026-03-08T06:00:00Z");
  static final Instant TO = Instant.parse("2026-11-02T06:00:00Z");

  private static final Instant SPRING = Instant.parse("2026-03-08T07:45:00Z");
  private static final Instant AUTUMN = Instant.parse("2026-11-01T06:15:00Z");
  private static final Digits TWO = new Digits.AfterPoint(2);

  static final List<ComplianceTag> TAGS =
      List.of(
          Tags.everywhere("t.comma", "Tank 1, north", TWO),
          Tags.everywhere("t.formula.x", "=cmd|' /C calc'!A0", TWO),
          Tags.everywhere("t.micro", "Cond µS/cm at 25 °C", TWO),
          Tags.everywhere("t.newline.xy", "two\nlines", TWO),
          Tags.everywhere("t.plain.xyz", "CFE", new Digits.Significant(3)),
          Tags.everywhere("t.quote.wxyz", "3\" line", TWO));

  static final List<ExportRow> ALL =
      List.of(
          row("t.comma", SPRING, "0.125", null, null),
          row("t.formula.x", SPRING, "-1.5", null, null),
          row("t.micro", SPRING, "1E+3", null, null),
          row("t.newline.xy", SPRING, "0.00001", null, null),
          row("t.plain.xyz", SPRING, null, null, null),
          row("t.quote.wxyz", SPRING, "-0.005", null, null),
          // clocks change that night: standard time goes on, no quarter of an hour comes twice
          row("t.plain.xyz", AUTUMN, "2", null, null),
          row("t.plain.xyz", later(1), "0.05", ResultQualifier.LESS_THAN, "0.02"),
          row("t.plain.xyz", later(2), null, ResultQualifier.NOT_DETECTED, "0.02"),
          row("t.plain.xyz", later(4), "99.95", null, null),
          row("t.plain.xyz", later(5), "1234", ResultQualifier.GREATER_THAN, null),
          row("t.comma", later(5), "7.25", ResultQualifier.ESTIMATED, null),
          // corrected, and the correction waits: nothing of this slot leaves the house
          row("t.micro", AUTUMN, "5", null, null),
          waiting("t.micro", AUTUMN, "6"));

  private DifficultRows() {}

  private static Instant later(int quarters) {
    return AUTUMN.plusSeconds(900L * quarters);
  }

  private static ExportRow row(
      String tag,
      Instant start,
      @Nullable String value,
      @Nullable ResultQualifier qualifier,
      @Nullable String limit) {
    return new ExportRow(
        tag,
        start,
        0,
        ReviewState.APPROVED,
        value == null ? null : new BigDecimal(value),
        qualifier == null
            ? null
            : new Qualification(qualifier, limit == null ? null : new BigDecimal(limit)),
        new RowDetails(
            value,
            value == null && qualifier == null ? Quality.BAD : Quality.GOOD,
            qualifier == null ? Origin.SCADA : Origin.LAB,
            value == null ? List.of("NO_GOOD_SAMPLE") : List.of(),
            null,
            null,
            start.plusSeconds(930),
            "Supervisor",
            start.plusSeconds(86_400)));
  }

  private static ExportRow waiting(String tag, Instant start, String value) {
    return new ExportRow(
        tag,
        start,
        1,
        ReviewState.IN_REVIEW,
        new BigDecimal(value),
        null,
        new RowDetails(
            value,
            Quality.GOOD,
            Origin.CORRECTION,
            List.of(),
            "=HYPERLINK(\"x\"), \"cell\" fouled",
            "Operator",
            start.plusSeconds(4_000),
            null,
            null));
  }
}
