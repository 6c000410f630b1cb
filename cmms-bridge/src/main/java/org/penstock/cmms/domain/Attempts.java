package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.penstock.event.Actor;

/** The log of all calls; it only grows. */
public interface Attempts {

  /** Adds one call. */
  void add(Attempt attempt);

  /** Adds that a person had a refused work order sent again. */
  void addReplay(WorkOrder order, Actor by, Instant at);

  /** The calls made for a work order, oldest first, as the log tells them. */
  List<LoggedAttempt> of(UUID workOrderId);
}
