package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.Standing;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.OpenWorkOrder;

/**
 * One alarm as it stands.
 *
 * @param suppressors why the plant's design suppresses it; kept also while it is out of service
 * @param version counts the stored changes; a writer names the version that it changed
 * @param seq the last line of history
 * @param readingAt the time of the last reading that changed something: older ones are late
 */
public record Alarm(
    String id,
    Standing standing,
    Condition condition,
    Set<Suppressor> suppressors,
    Raises raises,
    Reminders reminders,
    long version,
    long seq,
    @Nullable Instant readingAt,
    @Nullable OpenWorkOrder workOrder) {

  public Alarm {
    suppressors = Set.copyOf(suppressors);
  }

  /** An alarm that has never been raised. */
  public static Alarm untouched(String id) {
    return new Alarm(
        id,
        Standing.NORMAL,
        Condition.NORMAL,
        Set.of(),
        Raises.NONE,
        Reminders.NONE,
        0,
        0,
        null,
        null);
  }

  /** The activation that is open. */
  public Optional<Activation> open() {
    return standing.base().current();
  }

  /** Whether nothing is on, pending, due or suppressed: a quiet finding changes nothing of it. */
  public boolean isAtRest() {
    return condition.switches().isEmpty() && reminders.due().isEmpty() && suppressors.isEmpty();
  }

  /** Whether it was let go since it stood like that: no reading came, and yet nothing is on. */
  public boolean isLetGoSince(Alarm before) {
    return condition.switches().isEmpty()
        && !before.condition.switches().isEmpty()
        && Objects.equals(readingAt, before.readingAt);
  }

  /** When it next changes by itself. */
  public Optional<Instant> due() {
    Optional<Instant> delay = condition.next().map(next -> next.getValue()).map(Pending::dueAt);
    Optional<Instant> reminder = reminders.first().map(first -> first.getValue());
    return delay.isPresent() && reminder.isPresent()
        ? delay.filter(at -> !at.isAfter(reminder.get())).or(() -> reminder)
        : delay.or(() -> reminder);
  }

  /** Why it is suppressed, as words; null where it is not. */
  public @Nullable String suppressedBy() {
    return suppressors.isEmpty()
        ? null
        : new TreeSet<>(suppressors)
            .stream().map(Suppressor::text).collect(Collectors.joining(", "));
  }

  /** The same alarm with or without an open work order. */
  public Alarm linkedTo(@Nullable OpenWorkOrder open) {
    return new Alarm(
        id, standing, condition, suppressors, raises, reminders, version, seq, readingAt, open);
  }

  /** The same alarm as it stands in the table after one more write. */
  public Alarm stored() {
    return new Alarm(
        id,
        standing,
        condition,
        suppressors,
        raises,
        reminders,
        version + 1,
        seq,
        readingAt,
        workOrder);
  }

  Alarm with(Condition next, @Nullable Instant at) {
    return new Alarm(
        id, standing, next, suppressors, raises, reminders, version, seq, at, workOrder);
  }

  Alarm suppressedBy(Set<Suppressor> now) {
    return new Alarm(
        id, standing, condition, now, raises, reminders, version, seq, readingAt, workOrder);
  }

  Alarm raisedAt(Instant at) {
    return new Alarm(
        id,
        standing,
        condition,
        suppressors,
        raises.then(at),
        reminders,
        version,
        seq,
        readingAt,
        workOrder);
  }

  /** The same alarm with the reminders that follow from where it stands. */
  Alarm reminded(AlarmRule rule) {
    boolean chatters = suppressors.stream().anyMatch(one -> one.kind() == Suppressor.Kind.CHATTER);
    Reminders due = Reminders.of(standing, chatters, raises, rule);
    return due.equals(reminders)
        ? this
        : new Alarm(
            id, standing, condition, suppressors, raises, due, version, seq, readingAt, workOrder);
  }

  /** Moves the alarm and writes a line of history for each fact. */
  Outcome move(Step.Moved move, Occasion occasion) {
    List<Transition> lines = new ArrayList<>();
    long line = seq;
    for (Step.Fact fact : move.facts()) {
      line++;
      lines.add(
          new Transition(
              line,
              fact,
              standing,
              move.to(),
              move.activation(),
              occasion.evidence(),
              suppressedBy(),
              occasion.at(),
              occasion.actor(),
              occasion.comment()));
    }
    return new Outcome(
        new Alarm(
            id,
            move.to(),
            condition,
            suppressors,
            raises,
            reminders,
            version,
            line,
            readingAt,
            workOrder),
        lines);
  }
}
