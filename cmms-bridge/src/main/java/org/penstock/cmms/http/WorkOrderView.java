package org.penstock.cmms.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.event.SnapshotValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** A work order as callers see it. */
record WorkOrderView(
    String workOrderId,
    String externalRef,
    String state,
    @Nullable String externalId,
    @Nullable String externalNumber,
    boolean adopted,
    @Nullable Instant nextAttemptAt,
    @Nullable String failureClass,
    @Nullable String failureReason,
    int attempts,
    int occurrenceCount,
    String dedupeKey,
    String plantId,
    String assetId,
    @Nullable String assetName,
    String title,
    @Nullable String description,
    WorkOrderPriority priority,
    WorkType workType,
    @Nullable String sourceAlarmId,
    String createdBySystem,
    @Nullable String requestedBy,
    @Nullable String assignee,
    Map<String, SnapshotValue> scadaSnapshot,
    Instant raisedAt,
    @Nullable Instant dueAt,
    Instant createdAt,
    Instant lastSeenAt) {

  static WorkOrderView of(WorkOrder order) {
    WorkOrderRequest request = order.request();
    Dispatch dispatch = order.dispatch();
    Dispatch.Created created = dispatch instanceof Dispatch.Created one ? one : null;
    Dispatch.Dead dead = dispatch instanceof Dispatch.Dead one ? one : null;
    return new WorkOrderView(
        order.id().toString(),
        order.reference().value(),
        dispatch.state(),
        created == null ? null : created.external().id(),
        created == null ? null : created.external().number(),
        created != null && created.adopted(),
        dispatch instanceof Dispatch.Waiting waiting ? waiting.due() : null,
        dead == null ? null : dead.failure().name(),
        dead == null ? null : dead.reason(),
        order.attempts(),
        order.occurrences(),
        request.dedupeKey(),
        request.plantId(),
        request.assetId(),
        request.assetName(),
        request.title(),
        request.description(),
        request.priority(),
        request.workType(),
        request.sourceAlarmId(),
        request.createdBySystem(),
        request.requestedBy() == null ? null : request.requestedBy().name(),
        request.assignee(),
        request.scadaSnapshot(),
        request.raisedAt(),
        request.dueAt(),
        order.createdAt(),
        order.lastSeenAt());
  }
}
