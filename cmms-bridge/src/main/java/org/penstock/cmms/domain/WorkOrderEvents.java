package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderRequest;

/** What the plant is told of a work order. */
public final class WorkOrderEvents {

  private WorkOrderEvents() {}

  /**
   * The event that the work order's present state is worth, if it is worth one. Told again it has
   * the same id.
   */
  public static Optional<WorkOrderEvent> of(WorkOrder order, String externalSystem, Instant now) {
    return switch (order.dispatch()) {
      case Dispatch.Created created ->
          Optional.of(
              event(
                  order,
                  WorkOrderEventType.WORK_ORDER_CREATED,
                  order.id() + ":created",
                  externalSystem,
                  created.external(),
                  null,
                  now));
      case Dispatch.Dead dead ->
          Optional.of(
              event(
                  order,
                  WorkOrderEventType.WORK_ORDER_FAILED,
                  order.id() + ":failed:" + order.attempts(),
                  externalSystem,
                  null,
                  dead,
                  now));
      case Dispatch.Withdrawn _ ->
          Optional.of(
              event(
                  order,
                  WorkOrderEventType.WORK_ORDER_CANCELLED,
                  order.id() + ":withdrawn",
                  externalSystem,
                  null,
                  null,
                  now));
      case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Over _ -> Optional.empty();
    };
  }

  /**
   * The event that a status read back is worth: that it lies there untouched is what a created one
   * does anyway.
   */
  public static Optional<WorkOrderEvent> followed(
      WorkOrder order, String externalSystem, Instant now) {
    return switch (order.dispatch()) {
      case Dispatch.Created(ExternalOrder external, _, ToldStatus told)
          when told != null && told.status() != ExternalStatus.OPEN ->
          Optional.of(
              event(
                  order,
                  WorkOrderEventType.WORK_ORDER_UPDATED,
                  order.id() + ":" + told.raw() + ":" + told.since().toEpochMilli(),
                  externalSystem,
                  external,
                  null,
                  now));
      case Dispatch.Over over ->
          Optional.of(
              event(
                  order,
                  over.told().status() == ExternalStatus.CANCELLED
                      ? WorkOrderEventType.WORK_ORDER_CANCELLED
                      : WorkOrderEventType.WORK_ORDER_CLOSED,
                  order.id() + ":over",
                  externalSystem,
                  over.external(),
                  null,
                  now));
      case Dispatch.Created _,
          Dispatch.Dead _,
          Dispatch.Withdrawn _,
          Dispatch.Waiting _,
          Dispatch.Sending _ ->
          Optional.empty();
    };
  }

  private static WorkOrderEvent event(
      WorkOrder order,
      WorkOrderEventType type,
      String eventId,
      String externalSystem,
      @Nullable ExternalOrder external,
      Dispatch.@Nullable Dead dead,
      Instant now) {
    WorkOrderRequest request = order.request();
    return new WorkOrderEvent(
        eventId,
        type,
        order.id().toString(),
        order.reference().value(),
        externalSystem,
        external == null ? null : external.id(),
        external == null ? null : external.number(),
        order.dispatch().state(),
        request.dedupeKey(),
        request.plantId(),
        request.assetId(),
        request.assetName(),
        request.title(),
        request.priority(),
        request.sourceAlarmId(),
        request.alarmOccurrenceId(),
        order.occurrences(),
        order.attempts(),
        dead == null ? null : dead.failure().name(),
        reason(order.dispatch()),
        request.createdBySystem(),
        request.assignee(),
        isAdopted(order.dispatch()),
        now,
        status(order.dispatch()));
  }

  private static @Nullable String reason(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Dead dead -> dead.reason();
      case Dispatch.Withdrawn withdrawn -> withdrawn.reason();
      case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Created _, Dispatch.Over _ -> null;
    };
  }

  private static boolean isAdopted(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Created created -> created.adopted();
      case Dispatch.Over over -> over.adopted();
      case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Dead _, Dispatch.Withdrawn _ -> false;
    };
  }

  private static @Nullable String status(Dispatch dispatch) {
    @Nullable ToldStatus told =
        switch (dispatch) {
          case Dispatch.Created created -> created.told();
          case Dispatch.Over over -> over.told();
          case Dispatch.Waiting _, Dispatch.Sending _, Dispatch.Dead _, Dispatch.Withdrawn _ ->
              null;
        };
    return told == null ? null : told.status().name();
  }
}
