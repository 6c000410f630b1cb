package org.penstock.alert.app.tell;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.flood.AreaRequest;
import org.penstock.alert.domain.port.AlarmHistory;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.SnapshotValue;
import org.penstock.event.WorkOrderRequest;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.kit.outbox.OutboxMessage;
import org.penstock.topic.Topics;

/**
 * Stores what happened to alarms whose rows are locked: the row, its delays, the history and what
 * is to be told, all in the caller's transaction.
 */
@ApplicationScoped
public class StoreAlarms {

  private final Alarms alarms;
  private final AlarmHistory history;
  private final Outbox outbox;
  private final EventWriter writer;
  private final IdSource ids;
  private final InstantSource clock;
  private final GateWorkOrders gate;

  StoreAlarms(
      Alarms alarms,
      AlarmHistory history,
      Outbox outbox,
      EventWriter writer,
      IdSource ids,
      InstantSource clock,
      GateWorkOrders gate) {
    this.alarms = alarms;
    this.history = history;
    this.outbox = outbox;
    this.writer = writer;
    this.ids = ids;
    this.clock = clock;
    this.gate = gate;
  }

  /** What happened to one alarm; {@code values} knows the last values of tags. */
  public record Happened(AlarmRule rule, Outcome outcome, Values values) {}

  /** What was stored. */
  public record Stored(List<Alarm> alarms, List<AlarmSnapshot> states, List<AlarmEvent> events) {}

  /** Stores it all; {@code byCommand} when it was not the partition's own consumer. */
  public Stored store(List<Happened> all, boolean byCommand) {
    Instant now = clock.instant();
    List<Alarms.Change> changes = new ArrayList<>();
    List<AlarmEvent> events = new ArrayList<>();
    List<OutboxMessage> messages = new ArrayList<>();
    List<AreaRequest> byItself = new ArrayList<>();
    for (Happened one : all) {
      Alarm stored = one.outcome().alarm().stored();
      AlarmSnapshot state = Telling.state(one.rule(), stored, now);
      changes.add(new Alarms.Change(stored, state));
      for (AlarmEvent event : events(one, stored, now)) {
        events.add(event);
        messages.add(message(event));
        if (event.eventType() == AlarmEventType.WORK_ORDER_REQUESTED) {
          WorkOrderRequest request = WorkOrderWish.of(ids.next().toString(), one.rule(), event);
          if (event.actor() == null) {
            byItself.add(new AreaRequest(one.rule().area(), request));
          } else {
            messages.add(message(request));
          }
        }
      }
      messages.add(message(state));
    }
    alarms.update(changes, byCommand);
    history.append(events);
    gate.pass(byItself, now).forEach(request -> messages.add(message(request)));
    outbox.addAll(messages);
    return new Stored(
        changes.stream().map(Alarms.Change::alarm).toList(),
        changes.stream().map(Alarms.Change::publicState).toList(),
        events);
  }

  /**
   * Stores the end of an alarm that no rule makes any more. Its state goes from the topic: readers
   * see the alarm cleared, and then that there is none.
   */
  public void remove(Happened last) {
    AlarmSnapshot state = store(List.of(last), true).states().getFirst();
    outbox.add(
        writer.tombstone(
            Topics.ALARM_STATES,
            state.alarmId(),
            state.alarmId() + "/" + state.version() + "/removed",
            "alarm_removed",
            state.alarmId(),
            state.updatedAt()));
  }

  private List<AlarmEvent> events(Happened one, Alarm stored, Instant now) {
    Map<String, SnapshotValue> snapshot = snapshot(one);
    List<AlarmEvent> events = new ArrayList<>();
    for (Transition line : one.outcome().transitions()) {
      events.add(Telling.event(ids.next().toString(), one.rule(), stored, line, snapshot, now));
    }
    return events;
  }

  private static Map<String, SnapshotValue> snapshot(Happened one) {
    Map<String, SnapshotValue> snapshot = new LinkedHashMap<>();
    for (String tag : one.rule().snapshotTags()) {
      one.values()
          .last(tag)
          .ifPresent(last ->
              snapshot.put(
                  tag, new SnapshotValue(last.value(), last.unit(), last.quality(), last.at())));
    }
    return snapshot;
  }

  private OutboxMessage message(AlarmEvent event) {
    return writer.message(
        Topics.ALARM_EVENTS,
        event.alarmId(),
        event.eventId(),
        "alarm_" + event.eventType().name().toLowerCase(Locale.ROOT),
        event.alarmId(),
        event.occurredAt(),
        event);
  }

  private OutboxMessage message(WorkOrderRequest request) {
    return WorkOrderWish.message(writer, request);
  }

  private OutboxMessage message(AlarmSnapshot state) {
    return writer.message(
        Topics.ALARM_STATES,
        state.alarmId(),
        state.alarmId() + "/" + state.version(),
        "alarm_state_changed",
        state.alarmId(),
        state.updatedAt(),
        state);
  }
}
