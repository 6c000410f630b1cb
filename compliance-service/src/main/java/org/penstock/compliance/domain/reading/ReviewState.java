package org.penstock.compliance.domain.reading;

/**
 * Where a revision of a reading is in its review.
 *
 * <p>{@code RAW} is a slot whose samples still gather; it has no revision yet. Closing the slot
 * makes revision 0, which is {@code IN_REVIEW}.
 */
public enum ReviewState {
  RAW,
  IN_REVIEW,
  APPROVED,
  /** Approved, and its period is over: only an Admin opens it again. */
  LOCKED,
  REJECTED
}
