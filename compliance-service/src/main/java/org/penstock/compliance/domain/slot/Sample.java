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
 */
public record Sample(
    String eventId,
    SlotKey slot,
    Instant at,
    @Nullable BigDecimal value,
    @Nullable String text,
    Quality quality,
    Provenance provenance) {

  /** Whether it counts in its slot's value. */
  public boolean counts() {
    return quality == Quality.GOOD && value != null;
  }
}
