package org.penstock.cmms.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ToldStatus;
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
    @Nullable String externalStatus,
    @Nullable String externalStatusRaw,
    @Nullable Instant externalStatusSince,
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
    @Nullable InTheCmms there = InTheCmms.of(dispatch);
    @Nullable ToldStatus told = there == null ? null : there.told();
    Dispatch.Dead dead = dispatch instanceof Dispatch.Dead one ? one : null;
    return new WorkOrderView(
        order.id().toString(),
        order.reference().value(),
        dispatch.state(),
        there == null ? null : there.external().id(),
        there == null ? null : there.external().number(),
        there != null && there.adopted(),
        told == null ? null : told.status().name(),
        told == null ? null : told.raw(),
        told == null ? null : told.since(),
        dispatch instanceof Dispatch.Waiting waiting ? waiting.due() : null,
        dead == null ? null : dead.failure().name(),
        reason(dispatch),
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

  private static @Nullable String reason(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Dead dead -> dead.reason();
      case Dispatch.Withdrawn withdrawn -> withdrawn.reason();
      case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Created _, Dispatch.Over _ -> null;
    };
  }

  /** What only a work order has that the maintenance system knows. */
  private record InTheCmms(ExternalOrder external, boolean adopted, @Nullable ToldStatus told) {

    static @Nullable InTheCmms of(Dispatch dispatch) {
      return switch (dispatch) {
        case Dispatch.Created(ExternalOrder external, boolean adopted, ToldStatus told) ->
            new InTheCmms(external, adopted, told);
        case Dispatch.Over(ExternalOrder external, boolean adopted, ToldStatus told) ->
            new InTheCmms(external, adopted, told);
        case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Dead _, Dispatch.Withdrawn _ -> null;
      };
    }
  }
}
