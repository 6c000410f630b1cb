package org.penstock.compliance.domain.review;

import org.penstock.compliance.domain.reading.ReviewState;

/** What a reviewer can decide, and the transition that it is. */
public enum Verb {
  APPROVE(ReviewState.IN_REVIEW, ReviewState.APPROVED, false, false),
  REJECT(ReviewState.IN_REVIEW, ReviewState.REJECTED, true, false),
  REOPEN(ReviewState.APPROVED, ReviewState.IN_REVIEW, true, true);

  private final ReviewState from;
  private final ReviewState to;
  private final boolean needsReason;
  private final boolean allowedOnOwnEntry;

  Verb(ReviewState from, ReviewState to, boolean needsReason, boolean allowedOnOwnEntry) {
    this.from = from;
    this.to = to;
    this.needsReason = needsReason;
    this.allowedOnOwnEntry = allowedOnOwnEntry;
  }

  /** The state that a reading must be in. */
  public ReviewState from() {
    return from;
  }

  /** The state that it goes to. */
  public ReviewState to() {
    return to;
  }

  /** Whether the reviewer must say why. */
  public boolean needsReason() {
    return needsReason;
  }

  /** Whether a person may decide so about a value that they entered. */
  public boolean allowedOnOwnEntry() {
    return allowedOnOwnEntry;
  }
}
