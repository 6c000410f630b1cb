package org.penstock.alert.app;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Acknowledgement;
import org.penstock.alert.domain.alarm.Activation;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Observation;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Level;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.PendingTimer;
import org.penstock.event.Quality;
import org.penstock.event.SnapshotValue;
import org.penstock.event.TagValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** From what happened to what is told: events, states and wishes for work orders. */
final class Telling {

  private static final String SYSTEM = "alert-engine";

  private Telling() {}

  static AlarmEvent event(
      String eventId,
      AlarmRule rule,
      Alarm after,
      Transition line,
      Map<String, SnapshotValue> snapshot,
      Instant now) {
    Activation open = line.activation();
    Observation evidence = line.evidence();
    Instant returned = open.returnedAt();
    return new AlarmEvent(
        eventId,
        line.type(),
        after.id(),
        open.occurrenceId().toString(),
        line.seq(),
        AlarmOrigin.ENGINE,
        rule.id(),
        rule.version(),
        rule.kind().name(),
        rule.plantId(),
        rule.assetId(),
        rule.assetName(),
        rule.area(),
        rule.tagName(),
        line.to().base().name(),
        line.from().base().name(),
        line.to().base(),
        AlarmOverlay.NONE,
        open.level().name(),
        open.maxLevel().name(),
        open.priority(),
        rule.alarmClass(),
        evidence.value(),
        evidence.unit(),
        evidence.quality(),
        limit(rule, open.level()),
        deadband(rule),
        AlarmWording.message(rule, open.level(), evidence),
        line.occurredAt(),
        now,
        now,
        open.raisedAt(),
        ackedAt(open),
        returned,
        returned == null ? null : Duration.between(open.raisedAt(), returned).toMillis(),
        line.actor(),
        line.comment(),
        line.cause() == null ? null : line.cause().name(),
        null,
        null,
        true,
        snapshot,
        after.workOrder() == null ? null : after.workOrder().workOrderId());
  }

  static AlarmSnapshot state(AlarmRule rule, Alarm alarm, Instant now) {
    @Nullable Activation open = alarm.state().current().orElse(null);
    @Nullable Acknowledgement ack = open == null ? null : open.acknowledgement();
    @Nullable Observation trigger = open == null ? null : open.trigger();
    @Nullable Quality quality = trigger == null ? null : trigger.quality();
    return new AlarmSnapshot(
        alarm.id(),
        open == null ? null : open.occurrenceId().toString(),
        AlarmOrigin.ENGINE,
        rule.id(),
        rule.version(),
        rule.kind().name(),
        rule.plantId(),
        rule.assetId(),
        rule.assetName(),
        rule.area(),
        rule.tagName(),
        alarm.state().base().name(),
        alarm.state().base(),
        AlarmOverlay.NONE,
        open == null ? null : open.level().name(),
        open == null ? null : open.maxLevel().name(),
        open == null ? rule.priority() : open.priority(),
        rule.alarmClass(),
        trigger == null ? TagValue.missing() : trigger.value(),
        trigger == null ? null : trigger.unit(),
        quality,
        trigger == null || open == null
            ? rule.title()
            : AlarmWording.message(rule, open.level(), trigger),
        open == null ? null : open.raisedAt(),
        ack == null ? null : ack.at(),
        ack == null ? null : ack.by(),
        open == null ? null : open.returnedAt(),
        alarm.workOrder(),
        pending(alarm),
        alarm.version(),
        now);
  }

  /** A wish for a work order, where the rule has one for this line of history. */
  static Optional<WorkOrderRequest> workOrder(String requestId, AlarmRule rule, AlarmEvent event) {
    boolean wished =
        switch (rule.workOrderPolicy()) {
          case NEVER -> false;
          case ON_RAISE -> event.eventType() == AlarmEventType.RAISED && event.annunciated();
        };
    return wished ? Optional.of(request(requestId, rule, event)) : Optional.empty();
  }

  private static WorkOrderRequest request(String requestId, AlarmRule rule, AlarmEvent event) {
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
        null,
        null,
        event.snapshot());
  }

  private static String description(AlarmRule rule, AlarmEvent event) {
    String action = rule.rationale().action();
    return "%s, raised at %s.%s"
        .formatted(event.message(), event.occurredAt(), action == null ? "" : " Action: " + action);
  }

  private static WorkOrderPriority urgency(AlarmEvent event) {
    return switch (event.priority()) {
      case CRITICAL -> WorkOrderPriority.EMERGENCY;
      case HIGH -> WorkOrderPriority.HIGH;
      case MEDIUM -> WorkOrderPriority.MEDIUM;
      case LOW, DIAGNOSTIC, UNKNOWN -> WorkOrderPriority.LOW;
    };
  }

  private static @Nullable PendingTimer pending(Alarm alarm) {
    return alarm
        .condition()
        .next()
        .map(next ->
            new PendingTimer(alarm.condition().delayOf(next.getKey()), next.getValue().dueAt()))
        .orElse(null);
  }

  private static @Nullable Instant ackedAt(Activation open) {
    Acknowledgement ack = open.acknowledgement();
    return ack == null ? null : ack.at();
  }

  private static @Nullable BigDecimal limit(AlarmRule rule, Level level) {
    return rule.kind().levels().contains(level) ? rule.kind().limit(level).orElse(null) : null;
  }

  private static @Nullable BigDecimal deadband(AlarmRule rule) {
    return switch (rule.kind()) {
      case RuleKind.Limits limits -> limits.deadband();
      case RuleKind.Discrete _ -> null;
    };
  }
}
