package org.penstock.alert.domain.rule;

import java.time.Duration;

/** When an alarm asks for a work order; cmms-bridge keeps one open order per fault. */
public sealed interface WorkOrderPolicy {

  /** Never by itself; a person may still ask. */
  record Never() implements WorkOrderPolicy {}

  /** At once, for each annunciated activation. */
  record OnRaise() implements WorkOrderPolicy {}

  /** When it is still active that long after it was first annunciated. */
  record AfterDelay(Duration delay) implements WorkOrderPolicy {}

  /** When it has been raised {@code activations} times within {@code window}. */
  record OnCount(int activations, Duration window) implements WorkOrderPolicy {}

  /** When the operator who acknowledges chooses to. */
  record OnAckChoice() implements WorkOrderPolicy {}
}
