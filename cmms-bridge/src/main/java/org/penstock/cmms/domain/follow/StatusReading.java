package org.penstock.cmms.domain.follow;

import java.util.Map;
import org.penstock.connector.Failure;

/** What the maintenance system answered when it was asked for the status of work orders. */
public sealed interface StatusReading {

  /**
   * It answered.
   *
   * @param byId by the maintenance system's key; a work order that is not here was not found there
   */
  record Read(Map<String, Status> byId) implements StatusReading {

    public Read {
      byId = Map.copyOf(byId);
    }
  }

  /** It did not answer, or the answer cannot be trusted. */
  record Failed(Failure failure) implements StatusReading {}

  /**
   * The status of one.
   *
   * @param raw in the maintenance system's own word
   */
  record Status(ExternalStatus status, String raw) {}
}
