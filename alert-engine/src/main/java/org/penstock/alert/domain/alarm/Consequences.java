package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Suppression.Chatter;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.AlarmState;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.AlarmEventType;

/** What follows from a move: a raise is counted, a work order is asked for, chatter is noticed. */
final class Consequences {

  private final AlarmRule rule;

  Consequences(AlarmRule rule) {
    this.rule = rule;
  }

  /** What follows at once. */
  Outcome of(Outcome step, AlarmInput input) {
    Alarm alarm =
        input instanceof AlarmInput.Raise raise ? step.alarm().raisedAt(raise.at()) : step.alarm();
    boolean isAnnunciatedRaise =
        step.transitions().stream()
            .map(Transition::fact)
            .anyMatch(fact -> fact.type() == AlarmEventType.RAISED && fact.isAnnunciated());
    boolean wanted =
        isAnnunciatedRaise
            && switch (rule.workOrderPolicy()) {
              case WorkOrderPolicy.OnRaise() -> true;
              case WorkOrderPolicy.OnCount(int activations, var window) ->
                  alarm.raises().within(window, input.at()) >= activations;
              case WorkOrderPolicy.Never(),
                  WorkOrderPolicy.AfterDelay _,
                  WorkOrderPolicy.OnAckChoice() ->
                  false;
            };
    boolean isFirst = alarm.open().map(open -> open.workOrderAt() == null).orElse(false);
    return wanted && isFirst ? asked(alarm, input.at(), null) : Outcome.of(alarm);
  }

  /** The delay of the policy is over, and the alarm is active still. */
  Outcome workOrderOfDelay(Alarm alarm, Instant at) {
    return reminded(asked(alarm, at, null));
  }

  /** A person asks for one. */
  Outcome workOrder(Alarm alarm, AlarmInput.Remark by) {
    return reminded(asked(alarm, by.at(), by));
  }

  /** Whether the alarm has come too often to mean anything. */
  static boolean chatters(AlarmRule rule, Alarm alarm) {
    return rule.suppression()
        .chatter()
        .filter(chatter -> isTooOften(chatter, alarm.raises()))
        .isPresent();
  }

  private static boolean isTooOften(Chatter chatter, Raises raises) {
    return raises
        .last()
        .filter(last -> raises.within(chatter.window(), last) >= chatter.activations())
        .isPresent();
  }

  private Outcome reminded(Outcome outcome) {
    return new Outcome(outcome.alarm().reminded(rule), outcome.transitions());
  }

  private static Outcome asked(Alarm alarm, Instant at, AlarmInput.@Nullable Remark by) {
    Step.Fact fact =
        new Step.Fact(
            AlarmEventType.WORK_ORDER_REQUESTED,
            by == null ? null : Step.Cause.USER,
            !alarm.standing().isOverlaid());
    @Nullable Activation open = alarm.open().map(now -> now.workOrderAskedFor(at)).orElse(null);
    AlarmState base =
        open == null
            ? alarm.standing().base()
            : AlarmState.of(alarm.standing().base().base(), open);
    return alarm.move(
        new Step.Moved(alarm.standing().with(base), open, List.of(fact)),
        new Occasion(
            at,
            by == null ? null : by.by(),
            by == null ? null : by.comment(),
            open == null ? null : open.trigger()));
  }
}
