package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/**
 * One fault that the maintenance system is to know once.
 *
 * @param request the request that it was made from
 * @param attempts how many attempts were begun; also the fence against a sender that wakes up late
 * @param occurrences how often the fault was reported while this work order stood
 */
public record WorkOrder(
    UUID id,
    ExternalRef reference,
    WorkOrderRequest request,
    Dispatch dispatch,
    int attempts,
    int occurrences,
    Instant createdAt,
    Instant lastSeenAt) {

  /**
   * A new work order.
   *
   * @param progress {@link Progress#suspect()} where an earlier life may have sent it already
   */
  public static WorkOrder requested(
      UUID id, WorkOrderRequest request, Progress progress, Instant now) {
    WorkOrderRequest understood = understood(request);
    return new WorkOrder(
        id,
        referenceOf(understood),
        understood,
        new Dispatch.Pending(now, progress),
        0,
        1,
        now,
        now);
  }

  /** The request for a report of this fault that came too late for this work order. */
  public WorkOrderRequest requestOf(Occurrence report) {
    return new WorkOrderRequest(
        report.requestId() + "/again",
        request.dedupeKey(),
        request.plantId(),
        request.assetId(),
        request.assetName(),
        request.title(),
        request.description(),
        report.priority(),
        request.workType(),
        request.sourceAlarmId(),
        report.alarmOccurrenceId(),
        request.ruleId(),
        report.raisedAt(),
        null,
        request.createdBySystem(),
        request.requestedBy(),
        request.assignee(),
        report.scadaSnapshot());
  }

  /**
   * The same with a reference of its request's own: the maintenance system is through with the work
   * order of this very alarm, and somebody asks again.
   */
  public WorkOrder askedForAgain() {
    ExternalRef own =
        ExternalRef.of(request.plantId(), "again/" + request.requestId(), request.raisedAt());
    return new WorkOrder(id, own, request, dispatch, attempts, occurrences, createdAt, lastSeenAt);
  }

  /**
   * The same fault at another asset of the plant. Its key and its reference stay, because it is
   * still the work order of that alarm.
   */
  public WorkOrder forAsset(String assetId, @Nullable String assetName) {
    WorkOrderRequest moved =
        new WorkOrderRequest(
            request.requestId(),
            request.dedupeKey(),
            request.plantId(),
            assetId,
            assetName,
            request.title(),
            request.description(),
            request.priority(),
            request.workType(),
            request.sourceAlarmId(),
            request.alarmOccurrenceId(),
            request.ruleId(),
            request.raisedAt(),
            request.dueAt(),
            request.createdBySystem(),
            request.requestedBy(),
            request.assignee(),
            request.scadaSnapshot());
    return new WorkOrder(
        id, reference, moved, dispatch, attempts, occurrences, createdAt, lastSeenAt);
  }

  /** The same work order in another state. */
  public WorkOrder with(Dispatch next) {
    int begun = next instanceof Dispatch.Sending sending ? sending.attempt() : attempts;
    return new WorkOrder(id, reference, request, next, begun, occurrences, createdAt, lastSeenAt);
  }

  /** Where it stands in the row of those that are due: emergencies first. */
  public int rank() {
    return switch (request.priority()) {
      case EMERGENCY -> 0;
      case HIGH -> 1;
      case MEDIUM, UNKNOWN -> 2;
      case LOW -> 3;
    };
  }

  /** Without an alarm the request itself is the occurrence. */
  private static ExternalRef referenceOf(WorkOrderRequest request) {
    String alarm = request.sourceAlarmId();
    return ExternalRef.of(
        request.plantId(), alarm == null ? request.requestId() : alarm, request.raisedAt());
  }

  /** A symbol that a newer sender knows and we do not must not lose the fault. */
  private static WorkOrderRequest understood(WorkOrderRequest request) {
    return new WorkOrderRequest(
        request.requestId(),
        request.dedupeKey(),
        request.plantId(),
        request.assetId(),
        request.assetName(),
        request.title(),
        request.description(),
        request.priority() == WorkOrderPriority.UNKNOWN
            ? WorkOrderPriority.MEDIUM
            : request.priority(),
        request.workType() == WorkType.UNKNOWN ? WorkType.CORRECTIVE : request.workType(),
        request.sourceAlarmId(),
        request.alarmOccurrenceId(),
        request.ruleId(),
        request.raisedAt(),
        request.dueAt(),
        request.createdBySystem(),
        request.requestedBy(),
        request.assignee(),
        request.scadaSnapshot());
  }
}
