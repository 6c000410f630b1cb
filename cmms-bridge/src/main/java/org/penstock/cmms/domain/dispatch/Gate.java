package org.penstock.cmms.domain.dispatch;

import java.time.Instant;

/** Whether calls to the maintenance system are worth making; guards all work orders together. */
public sealed interface Gate {

  /**
   * Calls go through.
   *
   * @param strikes failures in a row that speak against the maintenance system
   */
  record Open(int strikes) implements Gate {}

  /** Calls go through after an outage, few at first. */
  record Recovering(Instant since, int strikes) implements Gate {}

  /**
   * No calls; after {@code until} the connection is tested before the next work order is touched.
   *
   * @param times how often in a row the gate has been found in need of staying shut
   */
  record Shut(FailureClass failure, String reason, Instant since, Instant until, int times)
      implements Gate {}
}
