package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
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
      case Dispatch.Waiting _, Dispatch.Sending _ -> Optional.empty();
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
        dead == null ? null : dead.reason(),
        request.createdBySystem(),
        request.assignee(),
        order.dispatch() instanceof Dispatch.Created created && created.adopted(),
        now);
  }
}
