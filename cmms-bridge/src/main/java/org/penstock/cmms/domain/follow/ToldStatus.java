package org.penstock.cmms.domain.follow;

import java.time.Instant;

/**
 * What the maintenance system told of a work order.
 *
 * @param raw in its own word, such as {@code ISSUED}
 * @param since when we first heard it
 * @param asked when we asked last and heard it
 */
public record ToldStatus(ExternalStatus status, String raw, Instant since, Instant asked) {

  /** Whether the maintenance system says the same as before. */
  public boolean isSame(ExternalStatus other, String otherRaw) {
    return status == other && raw.equals(otherRaw);
  }
}
