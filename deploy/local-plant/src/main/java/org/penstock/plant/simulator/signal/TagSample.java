package org.penstock.plant.simulator.signal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of one tag, with the status and the times that go out with it.
 *
 * @param value a Double, a Boolean, a String, or null where the source has none
 * @param status an OPC UA status code as its number (OPC UA Part 4, 7.39)
 * @param sourceTime when the instrument saw it; null only when a test wants it missing
 * @param serverTime when the server took it; null likewise
 */
public record TagSample(
    String tag,
    @Nullable Object value,
    long status,
    @Nullable Instant sourceTime,
    @Nullable Instant serverTime) {

  /** Whether a subscriber who has the other sample learns something from this one. */
  boolean tellsMoreThan(@Nullable TagSample other) {
    return other == null || status != other.status || !Objects.equals(value, other.value);
  }
}
