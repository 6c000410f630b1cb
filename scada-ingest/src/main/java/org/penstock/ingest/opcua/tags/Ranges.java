package org.penstock.ingest.opcua.tags;

import org.penstock.ingest.domain.tag.TagSpec;

/** How wide the range of a tag is, for deadbands in per cent. */
@FunctionalInterface
interface Ranges {

  /** The span of the tag's EURange; zero when the server gives none. */
  double span(TagSpec tag);

  /** The tag's deadband in its unit; zero, so that nothing is kept back, when it is not known. */
  default double inUnits(TagSpec tag) {
    double value = tag.collecting().deadband().value();
    return switch (tag.collecting().deadband().kind()) {
      case NONE -> 0;
      case ABSOLUTE -> value;
      case PERCENT -> span(tag) * value / 100;
    };
  }
}
