package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.SnapshotValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;

/** One report of a fault. */
public record Occurrence(
    String requestId,
    @Nullable String alarmOccurrenceId,
    WorkOrderPriority priority,
    Instant raisedAt,
    Instant receivedAt,
    Map<String, SnapshotValue> scadaSnapshot) {

  /** The report that a request makes. */
  public static Occurrence of(WorkOrderRequest request, Instant receivedAt) {
    return new Occurrence(
        request.requestId(),
        request.alarmOccurrenceId(),
        request.priority(),
        request.raisedAt(),
        receivedAt,
        request.scadaSnapshot());
  }
}
