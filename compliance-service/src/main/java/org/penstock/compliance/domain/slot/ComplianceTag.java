package org.penstock.compliance.domain.slot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A tag whose readings a person approves.
 *
 * @param slot how long one slot is; a day holds a whole number of them
 * @param statistic how the samples of a slot become its value
 * @param decimals the digits after the point of an exported value
 * @param wimsTag the name in Hach WIMS, or null for a tag that WIMS does not take
 */
public record ComplianceTag(
    String name,
    String unit,
    Duration slot,
    Statistic statistic,
    int decimals,
    @Nullable String wimsTag) {

  private static final int MOST_DECIMALS = 9;

  public ComplianceTag {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a tag has no name");
    }
    if (slot.toSeconds() <= 0 || Duration.ofDays(1).toSeconds() % slot.toSeconds() != 0) {
      throw new IllegalArgumentException(
          "slot of %s is %s: a day must hold a whole number of slots".formatted(name, slot));
    }
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "decimals of %s is %d: 0 to %d".formatted(name, decimals, MOST_DECIMALS));
    }
    if (wimsTag != null && wimsTag.isBlank()) {
      throw new IllegalArgumentException("wims_tag of %s is blank".formatted(name));
    }
  }
}
