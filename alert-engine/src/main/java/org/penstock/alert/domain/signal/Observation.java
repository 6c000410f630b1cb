package org.penstock.alert.domain.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/**
 * One reading as the engine sees it: a value at its time, fit to be judged or not.
 *
 * @param at when the value was so
 * @param heardAt when it was told: later than {@code at} where a value that holds is told again
 */
public record Observation(
    String tagName,
    TagValue value,
    @Nullable String unit,
    Quality quality,
    Instant at,
    Instant heardAt) {

  public Observation {
    // Stored before there was a difference.
    heardAt = heardAt == null ? at : heardAt;
  }

  /** A reading that is told as it is taken. */
  public Observation(
      String tagName, TagValue value, @Nullable String unit, Quality quality, Instant at) {
    this(tagName, value, unit, quality, at, at);
  }

  /** What stands for a tag that was never heard of. */
  public static Observation never(String tagName, Instant now) {
    return new Observation(tagName, TagValue.missing(), null, Quality.STALE, now);
  }

  /** Whether the value may be judged; bad, stale and missing data are no evidence. */
  public boolean isEvidence() {
    return switch (quality) {
      case GOOD, UNCERTAIN -> !(value instanceof TagValue.Missing);
      case BAD, STALE -> false;
    };
  }

  /** Whether this is the same sample told again. */
  public boolean isRepeatOf(Observation other) {
    return at.equals(other.at) && quality == other.quality && value.equals(other.value);
  }
}
