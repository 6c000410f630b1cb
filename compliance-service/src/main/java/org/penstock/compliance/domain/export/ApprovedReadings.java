package org.penstock.compliance.domain.export;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The readings that may leave the house. */
public interface ApprovedReadings {

  /**
   * The slots of the tags in the period whose latest revision is approved, in the order of slot and
   * tag, from one snapshot; at most {@code most}.
   */
  List<ExportRow> in(Set<String> tagNames, Instant from, Instant to, int most);
}
