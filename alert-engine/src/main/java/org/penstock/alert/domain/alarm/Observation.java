package org.penstock.alert.domain.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** One reading as the engine sees it: a value at its time, fit to be judged or not. */
public record Observation(
    String tagName, TagValue value, @Nullable String unit, Quality quality, Instant at) {

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
