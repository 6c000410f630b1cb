package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;

/**
 * What a closed slot says.
 *
 * @param value not rounded; null when no sample counts
 * @param text the value as received for {@link Statistic#LAST}, else the value in full
 * @param quality good when a value could be had, otherwise that of the last sample
 * @param samples how many samples there were; none when a value from before held on
 * @param counted how many of them count
 */
public record SlotValue(
    @Nullable BigDecimal value,
    @Nullable String text,
    Quality quality,
    int samples,
    int counted,
    Provenance provenance) {

  /** Whether it is a value from before that held on. */
  public boolean isHeld() {
    return samples == 0;
  }

  /**
   * Whether it says another value than {@code other}: the same number with other zeros is the same.
   */
  public boolean differsFrom(@Nullable BigDecimal other, Quality otherQuality) {
    boolean sameValue =
        value == null ? other == null : other != null && value.compareTo(other) == 0;
    return !sameValue || quality != otherQuality;
  }
}
