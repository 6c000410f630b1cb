package org.penstock.compliance.domain.export;

import java.time.Instant;
import java.util.Set;

/**
 * What a person asks to be exported.
 *
 * @param tagNames empty for all tags that the profile takes
 */
public record ExportOrder(String profile, Instant from, Instant to, Set<String> tagNames) {

  public ExportOrder {
    tagNames = Set.copyOf(tagNames);
  }
}
