package org.penstock.alert.app.tell;

import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.event.AlarmEvent;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.OutboxMessage;
import org.penstock.topic.Topics;

/** The request for a work order that an alarm, or a person before it, has made. */
final class WorkOrderWish {

  static final String SYSTEM = "alert-engine";

  private WorkOrderWish() {}

  /** What cmms-bridge is asked for; {@code event} tells of the wish. */
  static WorkOrderRequest of(String requestId, AlarmRule rule, AlarmEvent event) {
    return new WorkOrderRequest(
        requestId,
        rule.dedupeKey(),
        rule.plantId(),
        rule.assetId(),
        rule.assetName(),
        rule.title(),
        description(rule, event),
        urgency(event),
        WorkType.CORRECTIVE,
        event.alarmId(),
        event.occurrenceId(),
        rule.id(),
        event.occurredAt(),
        null,
        SYSTEM,
        event.actor(),
        null,
        event.snapshot());
  }

  /** The request as a message; it keeps its id when it had to wait. */
  static OutboxMessage message(EventWriter writer, WorkOrderRequest request) {
    return writer.message(
        Topics.WORK_ORDER_REQUESTS,
        request.dedupeKey(),
        request.requestId(),
        "work_order_requested",
        request.dedupeKey(),
        request.raisedAt(),
        request);
  }

  private static String description(AlarmRule rule, AlarmEvent event) {
    String action = rule.rationale().action();
    String comment = event.comment();
    return "%s, %s.%s%s"
        .formatted(
            event.message(),
            event.activeSince() == null
                ? "asked for at " + event.occurredAt()
                : "raised at " + event.activeSince(),
            action == null ? "" : " Action: " + action,
            comment == null ? "" : " Remark: " + comment);
  }

  private static WorkOrderPriority urgency(AlarmEvent event) {
    return switch (event.priority()) {
      case CRITICAL -> WorkOrderPriority.EMERGENCY;
      case HIGH -> WorkOrderPriority.HIGH;
      case MEDIUM -> WorkOrderPriority.MEDIUM;
      case LOW, DIAGNOSTIC, UNKNOWN -> WorkOrderPriority.LOW;
    };
  }
}
