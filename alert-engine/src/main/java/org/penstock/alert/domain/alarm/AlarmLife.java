package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.AlarmState.Normal;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Level;

/**
 * Takes one alarm through a reading, a moment, or a person's act.
 *
 * <p>How it works. Each level has a delayed switch. Before a reading is looked at, everything due
 * until its time happens at its due time; so it makes no difference whether a timer or the next
 * reading notices that a delay has passed, and a backlog gives the same history as live readings.
 */
public final class AlarmLife {

  private final AlarmRule rule;
  private final Supplier<UUID> occurrenceIds;

  public AlarmLife(AlarmRule rule, Supplier<UUID> occurrenceIds) {
    this.rule = rule;
    this.occurrenceIds = occurrenceIds;
  }

  /**
   * Takes a reading of the rule's tag. One that is older than the last that counted changes
   * nothing.
   */
  public Outcome observe(Alarm alarm, Observation reading) {
    Instant last = alarm.readingAt();
    if (last != null && reading.at().isBefore(last)) {
      return Outcome.of(alarm);
    }
    Outcome before = advance(alarm, reading.at());
    Condition observed = before.alarm().condition().observe(rule, reading);
    if (observed.equals(before.alarm().condition())) {
      return before;
    }
    Outcome seen = changed(before.alarm(), observed, reading, reading.at());
    return before.then(seen).then(advance(seen.alarm(), reading.at()));
  }

  /** Lets everything happen that is due by then, each at its own time. */
  public Outcome advance(Alarm alarm, Instant by) {
    Outcome outcome = Outcome.of(alarm);
    Optional<Pending> due = dueBy(alarm, by);
    while (due.isPresent()) {
      Alarm now = outcome.alarm();
      Instant at = due.get().dueAt();
      outcome = outcome.then(changed(now, now.condition().flipDueAt(at), due.get().trigger(), at));
      due = dueBy(outcome.alarm(), by);
    }
    return outcome;
  }

  /** Takes a person's act. */
  public Verdict act(Alarm alarm, AlarmInput input) {
    return switch (AlarmMachine.step(alarm.state(), input, rule.behaviour())) {
      case Step.Moved moved ->
          new Verdict.Done(alarm.move(moved, input, moved.activation().trigger()));
      case Step.Stayed() -> new Verdict.Refused(Step.Refusal.NOT_APPLICABLE);
      case Step.Refused(Step.Refusal why) -> new Verdict.Refused(why);
    };
  }

  /** Lets go of an alarm whose rule is no more. */
  public Outcome retire(Alarm alarm, Instant at) {
    Alarm released = alarm.with(Condition.NORMAL, alarm.readingAt());
    AlarmInput retire = new AlarmInput.Retire(at);
    return switch (AlarmMachine.step(alarm.state(), retire, rule.behaviour())) {
      case Step.Moved moved -> released.move(moved, retire, moved.activation().trigger());
      case Step.Stayed(), Step.Refused _ -> Outcome.of(released);
    };
  }

  /** The answer to a person's act. */
  public sealed interface Verdict {

    /** Done, and told in history. */
    record Done(Outcome outcome) implements Verdict {}

    /** Not possible in this state. */
    record Refused(Step.Refusal why) implements Verdict {}
  }

  private static Optional<Pending> dueBy(Alarm alarm, Instant by) {
    return alarm
        .condition()
        .next()
        .map(Map.Entry::getValue)
        .filter(pending -> !pending.dueAt().isAfter(by));
  }

  private Outcome changed(Alarm alarm, Condition next, Observation trigger, Instant at) {
    Alarm conditioned = alarm.with(next, latest(alarm.readingAt(), trigger.at()));
    @Nullable Level shown = shown(alarm);
    Optional<Level> before = alarm.condition().level(shown);
    Optional<Level> after = next.level(shown);
    return input(before, after, trigger, at)
        .map(input -> process(conditioned, input, trigger))
        .orElseGet(() -> Outcome.of(conditioned));
  }

  private Optional<AlarmInput> input(
      Optional<Level> before, Optional<Level> after, Observation trigger, Instant at) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (after.isEmpty()) {
      return Optional.of(new AlarmInput.Clear(trigger, at));
    }
    Level level = after.get();
    return Optional.of(
        before.isEmpty()
            ? new AlarmInput.Raise(occurrenceIds.get(), level, rule.priorityAt(level), trigger, at)
            : new AlarmInput.ChangeLevel(level, rule.priorityAt(level), trigger, at));
  }

  private Outcome process(Alarm alarm, AlarmInput input, Observation trigger) {
    return switch (AlarmMachine.step(alarm.state(), input, rule.behaviour())) {
      case Step.Moved moved -> alarm.move(moved, input, trigger);
      case Step.Stayed() -> Outcome.of(alarm);
      case Step.Refused(Step.Refusal why) ->
          throw new IllegalStateException("the process was refused: " + why);
    };
  }

  private static @Nullable Level shown(Alarm alarm) {
    return alarm.state() instanceof Normal
        ? null
        : alarm.state().current().map(Activation::level).orElse(null);
  }

  private static Instant latest(@Nullable Instant known, Instant other) {
    return known == null || other.isAfter(known) ? other : known;
  }
}
