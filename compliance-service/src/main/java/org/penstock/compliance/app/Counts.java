package org.penstock.compliance.app;

import org.penstock.compliance.domain.review.Verb;

/** What the service counts for its operators. */
public interface Counts {

  /** A slot gave a reading; {@code late} when it replaces an earlier one. */
  void slotClosed(boolean late);

  /** A decision changed the state of so many readings. */
  void readingsDecided(Verb verb, int count);

  /** An export of so many rows was made. */
  void exportCreated(int rows);

  /** Somebody tried what they may not or cannot do. */
  void attemptRefused(String action);
}
