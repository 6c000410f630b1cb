package org.penstock.compliance.domain.review;

import java.util.List;
import java.util.UUID;

/**
 * Readings that a decision was not about.
 *
 * @param why as the refusal of all would be called
 * @param sample the first few of them
 */
public record Skipped(String why, int count, List<UUID> sample) {

  public Skipped {
    sample = List.copyOf(sample);
  }
}
