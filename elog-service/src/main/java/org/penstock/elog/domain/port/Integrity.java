package org.penstock.elog.domain.port;

import org.jspecify.annotations.Nullable;

/**
 * What a walk over a plant's whole log found.
 *
 * @param checked how many rows were in order
 * @param firstBadSeq the number of the first row that is not, or null
 * @param fault what is wrong with it: hash, link, gap, truncated or columns
 * @param headSeq the last number
 * @param headHash the last hash, which an anchor can be held against
 */
public record Integrity(
    String plantId,
    long checked,
    @Nullable Long firstBadSeq,
    @Nullable String fault,
    long headSeq,
    String headHash) {

  /** Whether nothing was changed or removed. */
  public boolean isIntact() {
    return fault == null;
  }
}
