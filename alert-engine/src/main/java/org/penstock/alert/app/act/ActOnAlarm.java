package org.penstock.alert.app.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.app.scada.DescribeConditions;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.StoreAlarms.Stored;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.domain.act.Wish;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.alert.domain.state.Acknowledgement;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.event.Actor;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.id.IdSource;

/**
 * A person acts on an alarm: on the one that they saw, not on whatever it is by now.
 *
 * <p>How it works. The row is locked, so of two who act at once the second sees what the first did.
 * Whether the wish is allowed is for {@link Permits}, whether it fits the state for the state
 * machine.
 */
@ApplicationScoped
public class ActOnAlarm {

  private final Alarms alarms;
  private final StoreAlarms store;
  private final DescribeConditions describe;
  private final LoadRules loadRules;
  private final Permits permits;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;

  ActOnAlarm(
      Alarms alarms,
      StoreAlarms store,
      DescribeConditions describe,
      LoadRules loadRules,
      Permits permits,
      IdSource ids,
      InstantSource clock,
      Tally tally) {
    this.alarms = alarms;
    this.store = store;
    this.describe = describe;
    this.loadRules = loadRules;
    this.permits = permits;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
  }

  /** Which alarm the person saw, and in which state; null where it does not matter to them. */
  public record Seen(String alarmId, @Nullable UUID occurrenceId, @Nullable Long expectedVersion) {}

  /** The answer. */
  public sealed interface Result {

    record Done(AlarmSnapshot alarm) implements Result {}

    /** No such alarm. */
    record Unknown() implements Result {}

    /** The alarm is of another occurrence, or of none. */
    record Superseded(@Nullable UUID current) implements Result {}

    /** The alarm is of another version than the person saw. */
    record Stale(long version) implements Result {}

    /** It does not fit the state. */
    record Refused(Refusal why, String state, @Nullable Acknowledgement earlier)
        implements Result {}

    /** The shelf is longer than this person may have it. */
    record ShelfTooLong(Duration longest) implements Result {}

    /** The review is not in the time to come, or too late. */
    record ReviewOutOfRange(Instant latest) implements Result {}
  }

  /** Acts on one. */
  @Transactional
  public Result act(Seen seen, Wish wish, Actor by) {
    return actOnAll(List.of(seen), wish, by).getFirst();
  }

  /** Acts on many, each by itself; the answers in the order of the alarms. */
  @Transactional
  public List<Result> actOnAll(List<Seen> all, Wish wish, Actor by) {
    loadRules.ensure();
    Map<String, Alarm> locked = new HashMap<>();
    alarms
        .lock(all.stream().map(Seen::alarmId).distinct().toList())
        .forEach(alarm -> locked.put(alarm.id(), alarm));
    Instant now = clock.instant();
    List<Happened> happened = new ArrayList<>();
    List<Optional<Result>> refused = new ArrayList<>();
    for (Seen seen : all) {
      // One act for each alarm: the row that was read is not the one that the first has made.
      @Nullable Alarm alarm = locked.remove(seen.alarmId());
      Optional<AlarmRule> rule = describe.behind(seen.alarmId());
      if (alarm == null || rule.isEmpty()) {
        refused.add(Optional.of(new Result.Unknown()));
      } else {
        refused.add(decide(rule.get(), alarm, seen, new Act(wish, by, now), happened));
      }
    }
    return answers(refused, happened);
  }

  private Optional<Result> decide(
      AlarmRule rule, Alarm alarm, Seen seen, Act act, List<Happened> happened) {
    Optional<Result> elsewhere =
        mismatch(alarm, seen, act.wish()).or(() -> permits.refusal(act, alarm, rule));
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    return switch (act.on(alarm, new AlarmLife(rule, ids::next))) {
      case AlarmLife.Verdict.Done(var outcome) -> {
        happened.add(new Happened(rule, outcome, Values.NONE));
        yield Optional.empty();
      }
      case AlarmLife.Verdict.Refused(Refusal why) ->
          Optional.of(
              new Result.Refused(
                  why,
                  alarm.standing().shown(),
                  alarm.open().map(Activation::acknowledgement).orElse(null)));
    };
  }

  private static Optional<Result> mismatch(Alarm alarm, Seen seen, Wish wish) {
    @Nullable UUID current = alarm.open().map(Activation::occurrenceId).orElse(null);
    // An alarm that is over has nothing to acknowledge; that says more than what it is not.
    boolean isOver = current == null && wish instanceof Wish.Acknowledge;
    if (seen.occurrenceId() != null && !seen.occurrenceId().equals(current) && !isOver) {
      return Optional.of(new Result.Superseded(current));
    }
    return seen.expectedVersion() == null || seen.expectedVersion() == alarm.version() || isOver
        ? Optional.empty()
        : Optional.of(new Result.Stale(alarm.version()));
  }

  private List<Result> answers(List<Optional<Result>> refused, List<Happened> happened) {
    List<AlarmSnapshot> states = List.of();
    if (!happened.isEmpty()) {
      Stored stored = store.store(happened, true);
      stored.events().forEach(event -> tally.transition(event.eventType()));
      states = stored.states();
    }
    List<Result> answers = new ArrayList<>();
    int done = 0;
    for (Optional<Result> one : refused) {
      if (one.isPresent()) {
        answers.add(one.get());
      } else {
        answers.add(new Result.Done(states.get(done)));
        done++;
      }
    }
    return answers;
  }
}
