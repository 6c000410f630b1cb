package org.penstock.alert.app.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.StoreAlarms.Stored;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.alert.domain.state.Acknowledgement;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.event.Actor;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.id.IdSource;

/** An operator takes notice of an alarm: of this occurrence, not of whatever it is by now. */
@ApplicationScoped
public class AcknowledgeAlarm {

  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;

  AcknowledgeAlarm(
      Alarms alarms,
      StoreAlarms store,
      CurrentRules rules,
      IdSource ids,
      InstantSource clock,
      Tally tally) {
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
  }

  /** Which alarm the operator saw, and in which state. */
  public record Request(
      String alarmId,
      UUID occurrenceId,
      @Nullable Long expectedVersion,
      Actor by,
      @Nullable String comment) {}

  /** The answer. */
  public sealed interface Result {

    record Acknowledged(AlarmSnapshot alarm) implements Result {}

    /** No such alarm. */
    record Unknown() implements Result {}

    /** The alarm is of another occurrence, or of none. */
    record Superseded(@Nullable UUID current) implements Result {}

    /** The alarm is of another version than the operator saw. */
    record Stale(long version) implements Result {}

    /** Somebody did before. */
    record AlreadyAcknowledged(@Nullable Acknowledgement earlier) implements Result {}

    /** There is nothing to acknowledge. */
    record NotApplicable(String state) implements Result {}
  }

  @Transactional
  public Result acknowledge(Request request) {
    Optional<Alarm> locked = alarms.lock(List.of(request.alarmId())).stream().findFirst();
    Optional<AlarmRule> rule = rules.set().known(request.alarmId());
    if (locked.isEmpty() || rule.isEmpty()) {
      return new Result.Unknown();
    }
    Alarm alarm = locked.get();
    @Nullable Activation open = alarm.open().orElse(null);
    if (open == null) {
      return new Result.NotApplicable(alarm.standing().shown());
    }
    if (!open.occurrenceId().equals(request.occurrenceId())) {
      return new Result.Superseded(open.occurrenceId());
    }
    if (request.expectedVersion() != null && request.expectedVersion() != alarm.version()) {
      return new Result.Stale(alarm.version());
    }
    return act(alarm, open, rule.get(), request);
  }

  private Result act(Alarm alarm, Activation open, AlarmRule rule, Request request) {
    AlarmInput.Acknowledge input =
        new AlarmInput.Acknowledge(request.by(), request.comment(), clock.instant());
    return switch (new AlarmLife(rule, ids::next).act(alarm, input)) {
      case Verdict.Done(Outcome outcome) -> stored(rule, outcome);
      case Verdict.Refused(Refusal why) ->
          switch (why) {
            case ALREADY_ACKNOWLEDGED -> new Result.AlreadyAcknowledged(open.acknowledgement());
            case NOT_APPLICABLE,
                ACKNOWLEDGE_FIRST,
                CONDITION_ACTIVE,
                SUPPRESSED,
                NOT_SHELVED,
                IN_SERVICE ->
                new Result.NotApplicable(alarm.standing().shown());
          };
    };
  }

  private Result stored(AlarmRule rule, Outcome outcome) {
    Stored stored = store.store(List.of(new Happened(rule, outcome, Values.NONE)), true);
    stored.events().forEach(event -> tally.transition(event.eventType()));
    return new Result.Acknowledged(stored.states().getFirst());
  }
}
