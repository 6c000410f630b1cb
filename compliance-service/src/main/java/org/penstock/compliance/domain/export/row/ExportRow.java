package org.penstock.compliance.domain.export.row;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.event.ResultQualifier;

/**
 * A revision of a reading, as far as an export needs it.
 *
 * @param details null where the profile shows none
 */
public record ExportRow(
    String tagName,
    Instant slotStart,
    int revision,
    ReviewState state,
    @Nullable BigDecimal value,
    @Nullable Qualification qualification,
    @Nullable RowDetails details) {

  /** An approved number of which nothing more is told. */
  public ExportRow(String tagName, Instant slotStart, @Nullable BigDecimal value) {
    this(tagName, slotStart, 0, ReviewState.APPROVED, value, null, null);
  }

  /** What a laboratory says beside the number, or null. */
  public @Nullable ResultQualifier qualifier() {
    return qualification == null ? null : qualification.qualifier();
  }

  /** Whether it says anything: that nothing was detected is a result as well. */
  public boolean hasResult() {
    return value != null || qualifier() == ResultQualifier.NOT_DETECTED;
  }
}
