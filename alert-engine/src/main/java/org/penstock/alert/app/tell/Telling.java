package org.penstock.alert.app.tell;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.alarm.Reminders;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.Acknowledgement;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.Overlay;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.event.Actor;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.PendingTimer;
import org.penstock.event.Quality;
import org.penstock.event.SnapshotValue;
import org.penstock.event.TagValue;

/** From what happened to what is told: events and states. */
public final class Telling {

  private Telling() {}

  static AlarmEvent event(
      String eventId,
      AlarmRule rule,
      Alarm after,
      Transition line,
      Map<String, SnapshotValue> snapshot,
      Instant now) {
    @Nullable Activation open = line.activation();
    @Nullable Observation evidence = line.evidence();
    @Nullable Instant returned = open == null ? null : open.returnedAt();
    @Nullable Level level = open == null ? null : open.level();
    return new AlarmEvent(
        eventId,
        line.fact().type(),
        after.id(),
        open == null ? null : open.occurrenceId().toString(),
        line.seq(),
        rule.kind().origin(),
        rule.id(),
        rule.version(),
        rule.kind().name(),
        rule.plantId(),
        rule.assetId(),
        rule.assetName(),
        rule.area(),
        tagName(rule),
        line.to().shown(),
        line.from().shown(),
        line.to().base().base(),
        line.to().overlay().symbol(),
        level == null ? null : level.name(),
        open == null ? null : open.maxLevel().name(),
        open == null ? rule.priority() : open.priority(),
        rule.alarmClass(),
        evidence == null ? TagValue.missing() : evidence.value(),
        evidence == null ? null : evidence.unit(),
        evidence == null ? null : evidence.quality(),
        limit(rule, level),
        rule.kind().deadband().orElse(null),
        message(rule, level, evidence),
        line.occurredAt(),
        now,
        now,
        open == null ? null : open.raisedAt(),
        open == null ? null : ackedAt(open),
        returned,
        returned == null || open == null
            ? null
            : Duration.between(open.raisedAt(), returned).toMillis(),
        line.actor(),
        line.comment(),
        reasonCode(line),
        line.to().overlay().runningShelf().map(Shelf::until).orElse(null),
        line.suppressedBy(),
        line.fact().isAnnunciated(),
        snapshot,
        after.workOrder() == null ? null : after.workOrder().workOrderId(),
        after.raises().inDayBefore(line.occurredAt()));
  }

  /** What everybody may see of an alarm. */
  public static AlarmSnapshot state(AlarmRule rule, Alarm alarm, Instant now) {
    @Nullable Activation open = alarm.open().orElse(null);
    @Nullable Acknowledgement ack = open == null ? null : open.acknowledgement();
    @Nullable Observation trigger = open == null ? null : open.trigger();
    @Nullable Quality quality = trigger == null ? null : trigger.quality();
    AlarmPriority priority = open == null ? rule.priority() : open.priority();
    return new AlarmSnapshot(
        alarm.id(),
        open == null ? null : open.occurrenceId().toString(),
        rule.kind().origin(),
        rule.id(),
        rule.version(),
        rule.kind().name(),
        rule.plantId(),
        rule.assetId(),
        rule.assetName(),
        rule.area(),
        tagName(rule),
        alarm.standing().shown(),
        alarm.standing().base().base(),
        alarm.standing().overlay().symbol(),
        open == null ? null : open.level().name(),
        open == null ? null : open.maxLevel().name(),
        priority,
        rule.alarmClass(),
        trigger == null ? TagValue.missing() : trigger.value(),
        trigger == null ? null : trigger.unit(),
        quality,
        message(rule, open == null ? null : open.level(), trigger),
        open == null ? null : open.raisedAt(),
        ack == null ? null : ack.at(),
        ack == null ? null : ack.by(),
        open == null ? null : open.returnedAt(),
        alarm.workOrder(),
        pending(alarm),
        alarm.version(),
        now,
        alarm.standing().overlay().runningShelf().map(Shelf::until).orElse(null),
        alarm.suppressedBy(),
        overlayReason(alarm.standing().overlay()),
        overlayBy(alarm.standing().overlay()),
        alarm.raises().inDayBefore(now));
  }

  /** A condition of the SCADA system may be of no tag. */
  private static @Nullable String tagName(AlarmRule rule) {
    return rule.tagName().isEmpty() ? null : rule.tagName();
  }

  private static String message(
      AlarmRule rule, @Nullable Level level, @Nullable Observation evidence) {
    return level == null || evidence == null
        ? rule.title()
        : AlarmWording.message(rule, level, evidence);
  }

  /** The cause of the fact; for a shelf its reason. */
  private static @Nullable String reasonCode(Transition line) {
    if (line.fact().cause() != null) {
      return line.fact().cause().name();
    }
    return line.to().overlay() instanceof Overlay.Shelved(Shelf shelf)
            && shelf.since().equals(line.occurredAt())
        ? shelf.reason().name()
        : null;
  }

  private static @Nullable String overlayReason(Overlay overlay) {
    return switch (overlay) {
      case Overlay.Shelved(Shelf shelf) -> worded(shelf);
      case Overlay.OutOfService(var removal) -> removal.reason();
      case Overlay.None(), Overlay.SuppressedByDesign _ -> null;
    };
  }

  private static String worded(Shelf shelf) {
    return shelf.comment() == null
        ? shelf.reason().name()
        : shelf.reason() + ": " + shelf.comment();
  }

  private static @Nullable Actor overlayBy(Overlay overlay) {
    return switch (overlay) {
      case Overlay.Shelved(Shelf shelf) -> shelf.by();
      case Overlay.OutOfService(var removal) -> removal.by();
      case Overlay.None(), Overlay.SuppressedByDesign _ -> null;
    };
  }

  /** The next change by itself: a delay, else a reminder. */
  private static @Nullable PendingTimer pending(Alarm alarm) {
    Optional<Map.Entry<Level, Pending>> delay = alarm.condition().next();
    if (delay.isPresent()) {
      return new PendingTimer(
          alarm.condition().delayOf(delay.get().getKey()), delay.get().getValue().dueAt());
    }
    Optional<Map.Entry<Reminders.Kind, Instant>> reminder = alarm.reminders().first();
    return reminder
        .map(first -> new PendingTimer(first.getKey().name(), first.getValue()))
        .orElse(null);
  }

  private static @Nullable Instant ackedAt(Activation open) {
    Acknowledgement ack = open.acknowledgement();
    return ack == null ? null : ack.at();
  }

  private static @Nullable BigDecimal limit(AlarmRule rule, @Nullable Level level) {
    return level != null && rule.kind().levels().contains(level)
        ? rule.kind().limit(level).orElse(null)
        : null;
  }
}
