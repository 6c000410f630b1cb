package org.penstock.ingest.domain.tag;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself says about a tag (OPC 10000-8, 5.3.2).
 *
 * @param unit the display name of its EngineeringUnits
 * @param euLow lower end of its EURange
 * @param euHigh upper end of its EURange
 */
public record TagDescription(
    String tagName,
    @Nullable String unit,
    @Nullable BigDecimal euLow,
    @Nullable BigDecimal euHigh) {

  /** Nothing is known of the tag. */
  public static TagDescription none(String tagName) {
    return new TagDescription(tagName, null, null, null);
  }
}
