package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;

/**
 * One value of a compliance tag as it was received.
 *
 * @param eventId the same whenever the same sample is sent again
 * @param value the number, or null when the value is none that can be kept
 * @param text the value as received
 * @param held whether it is the last value told again, which still held at that time: no sample of
 *     its own, and only counted where there is none
 */
public record Sample(
    String eventId,
    SlotKey slot,
    Instant at,
    @Nullable BigDecimal value,
    @Nullable String text,
    Quality quality,
    Provenance provenance,
    boolean held) {

  /** Whether it counts in its slot's value. */
  public boolean counts() {
    return quality == Quality.GOOD && value != null;
  }
}
