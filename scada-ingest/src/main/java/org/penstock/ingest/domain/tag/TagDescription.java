package org.penstock.ingest.domain.tag;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself says about a tag (OPC 10000-8, 5.3.2).
 *
 * @param unit the display name of its EngineeringUnits
 * @param euLow lower end of its EURange
 * @param euHigh upper end of its EURange
 * @param texts what each number means, of an enumeration
 */
public record TagDescription(
    String tagName,
    @Nullable String unit,
    @Nullable BigDecimal euLow,
    @Nullable BigDecimal euHigh,
    Map<BigInteger, String> texts) {

  public TagDescription {
    texts = Map.copyOf(texts);
  }

  /** Nothing is known of the tag. */
  public static TagDescription none(String tagName) {
    return new TagDescription(tagName, null, null, null, Map.of());
  }

  /** The same with the texts of an enumeration. */
  public TagDescription with(Map<BigInteger, String> ofEnumeration) {
    return new TagDescription(tagName, unit, euLow, euHigh, ofEnumeration);
  }
}
