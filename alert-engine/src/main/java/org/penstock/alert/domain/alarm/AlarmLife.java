package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.DelayedSwitch.Pending;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Finding;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Values;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.AlarmInput.Act;
import org.penstock.alert.domain.state.AlarmMachine;
import org.penstock.alert.domain.state.Standing;
import org.penstock.alert.domain.state.Step;

/**
 * Takes one alarm through what its rule finds, a moment, or a person's act.
 *
 * <p>How it works. Each level has a delayed switch. Before a finding is looked at, everything due
 * until its time happens at its due time; so it makes no difference whether a timer or the next
 * reading notices that a delay has passed, and a backlog gives the same history as live readings.
 */
public final class AlarmLife {

  private final AlarmRule rule;
  private final Supplier<UUID> occurrenceIds;
  private final Consequences consequences;

  public AlarmLife(AlarmRule rule, Supplier<UUID> occurrenceIds) {
    this.rule = rule;
    this.occurrenceIds = occurrenceIds;
    this.consequences = new Consequences(rule);
  }

  /**
   * Takes what the rule found. A rule that looks at one value passes over what is older than the
   * last that counted; where several tags are looked at, their clocks differ, and the later time
   * counts.
   */
  public Outcome take(Alarm alarm, Finding finding) {
    Instant last = alarm.readingAt();
    boolean isOlder = last != null && finding.at().isBefore(last);
    if (isOlder && rule.looksAtOneValue()) {
      return Outcome.of(alarm);
    }
    Finding now =
        isOlder && last != null ? new Finding(finding.signals(), finding.trigger(), last) : finding;
    Outcome before = advance(alarm, now.at());
    Condition found = before.alarm().condition().take(rule, now);
    if (found.equals(before.alarm().condition())) {
      return before;
    }
    Outcome taken = changed(before.alarm(), found, now.trigger(), now.at());
    return before.then(taken).then(advance(taken.alarm(), now.at()));
  }

  /** Takes a reading, where that value is all that the rule looks at. */
  public Outcome observe(Alarm alarm, Observation reading) {
    return take(
        alarm, rule.find(new Look(reading, Values.NONE, Memory.Nothing.NOTHING, reading.at())));
  }

  /** Lets everything happen that is due by then, each at its own time. */
  public Outcome advance(Alarm alarm, Instant by) {
    Outcome outcome = Outcome.of(alarm);
    Optional<Instant> due = dueBy(alarm, by);
    while (due.isPresent()) {
      outcome = outcome.then(happen(outcome.alarm(), due.get()));
      due = dueBy(outcome.alarm(), by);
    }
    return outcome;
  }

  /** Takes what the plant's design says at a look, of the kinds that a look decides. */
  public Outcome design(Alarm alarm, Set<Suppressor> found, Instant at) {
    return suppressedBy(alarm, replaced(alarm, Suppressor.Kind.OF_THE_PLANT, found), at);
  }

  /** Takes how the SCADA system has put aside what it reports; empty where it has not. */
  public Outcome putAsideByScada(Alarm alarm, Set<Suppressor> how, Instant at) {
    return suppressedBy(alarm, replaced(alarm, Set.of(Suppressor.Kind.SCADA), how), at);
  }

  /**
   * Takes what the SCADA system says beyond a finding: that it is over, acknowledged, to be told
   * anew, or reset. What does not fit the state says nothing.
   */
  public Outcome follow(Alarm alarm, AlarmInput input) {
    Outcome before = advance(alarm, input.at());
    Alarm now =
        input instanceof AlarmInput.Over
            ? before.alarm().with(Condition.NORMAL, input.at())
            : before.alarm();
    return before.then(
        switch (AlarmMachine.step(now.standing(), input, rule.behaviour())) {
          case Step.Moved moved -> moved(now, moved, input, null);
          case Step.Stayed(), Step.Refused _ -> Outcome.of(now);
        });
  }

  /** A condition of the SCADA system speaks for this alarm, or does so no more. */
  public Outcome covered(Alarm alarm, String condition, boolean isCovered, Instant at) {
    Set<Suppressor> now = new TreeSet<>(alarm.suppressors());
    Suppressor cover = new Suppressor(Suppressor.Kind.COVERED_BY, condition);
    if (isCovered) {
      now.add(cover);
    } else {
      now.remove(cover);
    }
    return suppressedBy(alarm, now, at);
  }

  /** Takes a person's act. Whether the design suppresses it at a return, the alarm itself knows. */
  public Verdict act(Alarm alarm, Act act) {
    Act input =
        act instanceof AlarmInput.ReturnToService back
            ? new AlarmInput.ReturnToService(
                back.by(), back.comment(), !alarm.suppressors().isEmpty(), back.at())
            : act;
    return switch (AlarmMachine.step(alarm.standing(), input, rule.behaviour())) {
      case Step.Moved moved -> new Verdict.Done(moved(alarm, moved, input, null));
      case Step.Stayed() -> new Verdict.Refused(Step.Refusal.NOT_APPLICABLE);
      case Step.Refused(Step.Refusal why) -> new Verdict.Refused(why);
    };
  }

  /** A person asks for a work order. */
  public Outcome askForWorkOrder(Alarm alarm, AlarmInput.Remark by) {
    return consequences.workOrder(alarm, by);
  }

  /** Lets go of an alarm whose rule is no more. */
  public Outcome retire(Alarm alarm, Instant at) {
    Alarm released = alarm.with(Condition.NORMAL, alarm.readingAt()).suppressedBy(Set.of());
    AlarmInput retire = new AlarmInput.Retire(at);
    Outcome outcome =
        switch (AlarmMachine.step(alarm.standing(), retire, rule.behaviour())) {
          case Step.Moved moved -> released.move(moved, Occasion.of(retire, trigger(moved)));
          case Step.Stayed(), Step.Refused _ -> Outcome.of(released);
        };
    return new Outcome(outcome.alarm().reminded(rule), outcome.transitions());
  }

  /** The answer to a person's act. */
  public sealed interface Verdict {

    /** Done, and told in history. */
    record Done(Outcome outcome) implements Verdict {}

    /** Not possible in this state. */
    record Refused(Step.Refusal why) implements Verdict {}
  }

  private static Optional<Instant> dueBy(Alarm alarm, Instant by) {
    return alarm.due().filter(at -> !at.isAfter(by));
  }

  /** The process goes before the reminders where both are due at once. */
  private Outcome happen(Alarm alarm, Instant at) {
    Optional<Pending> delay = alarm.condition().next().map(Map.Entry::getValue);
    if (delay.isPresent() && !delay.get().dueAt().isAfter(at)) {
      return changed(alarm, alarm.condition().flipDueAt(at), delay.get().trigger(), at);
    }
    Reminders.Kind kind = alarm.reminders().first().orElseThrow().getKey();
    return switch (kind) {
      case SHELF_EXPIRY -> told(alarm, new AlarmInput.ShelfExpires(at));
      case REALARM -> told(alarm, new AlarmInput.Realarm(at));
      case UNACK_TIMEOUT -> told(alarm, new AlarmInput.UnacknowledgedTooLong(at));
      case REANNUNCIATE -> told(alarm, new AlarmInput.Reannounce(at));
      case OOS_REVIEW -> told(alarm, new AlarmInput.ReviewDue(at));
      case WORK_ORDER -> consequences.workOrderOfDelay(alarm, at);
      case CHATTER_END -> withoutChatter(alarm, at);
    };
  }

  private Outcome told(Alarm alarm, AlarmInput input) {
    return switch (AlarmMachine.step(alarm.standing(), input, rule.behaviour())) {
      case Step.Moved moved -> moved(alarm, moved, input, null);
      case Step.Stayed(), Step.Refused _ ->
          throw new IllegalStateException(
              alarm.id() + " has a reminder that does not fit: " + input);
    };
  }

  private Outcome withoutChatter(Alarm alarm, Instant at) {
    Set<Suppressor> rest = new TreeSet<>(alarm.suppressors());
    rest.removeIf(one -> one.kind() == Suppressor.Kind.CHATTER);
    return suppressed(alarm, rest, at);
  }

  private static Set<Suppressor> replaced(
      Alarm alarm, Set<Suppressor.Kind> kinds, Set<Suppressor> found) {
    Set<Suppressor> now = new TreeSet<>(alarm.suppressors());
    now.removeIf(one -> kinds.contains(one.kind()));
    now.addAll(found);
    return now;
  }

  /** What is due until then happens first. */
  private Outcome suppressedBy(Alarm alarm, Set<Suppressor> now, Instant at) {
    if (now.equals(alarm.suppressors())) {
      return Outcome.of(alarm);
    }
    Outcome before = advance(alarm, at);
    return before.then(suppressed(before.alarm(), now, at));
  }

  private Outcome suppressed(Alarm alarm, Set<Suppressor> now, Instant at) {
    Alarm known = alarm.suppressedBy(now);
    AlarmInput input = now.isEmpty() ? new AlarmInput.Unsuppress(at) : new AlarmInput.Suppress(at);
    return switch (AlarmMachine.step(known.standing(), input, rule.behaviour())) {
      case Step.Moved moved -> moved(known, moved, input, null);
      case Step.Stayed(), Step.Refused _ -> Outcome.of(known.reminded(rule));
    };
  }

  private Outcome changed(Alarm alarm, Condition next, Observation trigger, Instant at) {
    Alarm conditioned = alarm.with(next, latest(alarm.readingAt(), at, trigger));
    @Nullable Level shown = shown(alarm.standing());
    Optional<Level> before = alarm.condition().level(shown);
    Optional<Level> after = next.level(shown);
    return input(before, after, trigger, at)
        .map(input -> process(conditioned, input, trigger))
        .orElseGet(() -> Outcome.of(conditioned));
  }

  private Optional<AlarmInput.ProcessMove> input(
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

  private Outcome process(Alarm alarm, AlarmInput.ProcessMove input, Observation trigger) {
    return switch (AlarmMachine.step(alarm.standing(), input, rule.behaviour())) {
      case Step.Moved moved -> moved(alarm, moved, input, trigger);
      case Step.Stayed() -> Outcome.of(alarm);
      case Step.Refused(Step.Refusal why) ->
          throw new IllegalStateException("the process was refused: " + why);
    };
  }

  private Outcome moved(
      Alarm alarm, Step.Moved moved, AlarmInput input, @Nullable Observation evidence) {
    Outcome step =
        alarm.move(moved, Occasion.of(input, evidence == null ? trigger(moved) : evidence));
    Outcome whole = step.then(consequences.of(step, input));
    Alarm after = whole.alarm();
    if (input instanceof AlarmInput.Raise && Consequences.chatters(rule, after)) {
      Set<Suppressor> now = new TreeSet<>(after.suppressors());
      now.add(new Suppressor(Suppressor.Kind.CHATTER, ""));
      return whole.then(suppressed(after, now, input.at()));
    }
    return new Outcome(after.reminded(rule), whole.transitions());
  }

  private static @Nullable Observation trigger(Step.Moved moved) {
    return moved.activation() == null ? null : moved.activation().trigger();
  }

  private static @Nullable Level shown(Standing standing) {
    return standing.base().current().map(Activation::level).orElse(null);
  }

  private static Instant latest(@Nullable Instant known, Instant at, Observation trigger) {
    Instant read = trigger.at().isAfter(at) ? at : trigger.at();
    return known == null || read.isAfter(known) ? read : known;
  }
}
