package org.penstock.compliance.domain.review;

import java.util.Set;
import org.penstock.compliance.domain.reading.ReviewState;

/** What a reviewer can decide, and the transition that it is. */
public enum Verb {
  APPROVE(ReviewState.APPROVED, false, false),
  REJECT(ReviewState.REJECTED, true, false),
  REOPEN(ReviewState.IN_REVIEW, true, true),
  /** Ends a period: from then on not even late data changes it. */
  LOCK(ReviewState.LOCKED, false, true);

  private final ReviewState to;
  private final boolean needsReason;
  private final boolean allowedOnOwnEntry;

  Verb(ReviewState to, boolean needsReason, boolean allowedOnOwnEntry) {
    this.to = to;
    this.needsReason = needsReason;
    this.allowedOnOwnEntry = allowedOnOwnEntry;
  }

  /** The states that a reading may be in. */
  public Set<ReviewState> from() {
    return switch (this) {
      case APPROVE, REJECT -> Set.of(ReviewState.IN_REVIEW);
      case REOPEN -> Set.of(ReviewState.APPROVED, ReviewState.LOCKED);
      case LOCK -> Set.of(ReviewState.APPROVED);
    };
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
