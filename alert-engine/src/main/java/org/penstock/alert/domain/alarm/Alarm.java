package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Step.Fact;
import org.penstock.event.OpenWorkOrder;

/**
 * One alarm as it stands.
 *
 * @param version counts the stored changes; a writer names the version that it changed
 * @param seq the last line of history
 * @param readingAt the time of the last reading that changed something: older ones are late
 */
public record Alarm(
    String id,
    AlarmState state,
    Condition condition,
    long version,
    long seq,
    @Nullable Instant readingAt,
    @Nullable OpenWorkOrder workOrder) {

  /** An alarm that has never been raised. */
  public static Alarm untouched(String id) {
    return new Alarm(id, AlarmState.Normal.NORMAL, Condition.NORMAL, 0, 0, null, null);
  }

  /** The same alarm with or without an open work order. */
  public Alarm linkedTo(@Nullable OpenWorkOrder open) {
    return new Alarm(id, state, condition, version, seq, readingAt, open);
  }

  /** The same alarm as it stands in the table after one more write. */
  public Alarm stored() {
    return new Alarm(id, state, condition, version + 1, seq, readingAt, workOrder);
  }

  Alarm with(Condition next, @Nullable Instant at) {
    return new Alarm(id, state, next, version, seq, at, workOrder);
  }

  /** Moves the alarm and writes a line of history for each fact. */
  Outcome move(Step.Moved move, AlarmInput input, Observation evidence) {
    List<Transition> lines = new ArrayList<>();
    long line = seq;
    for (Fact fact : move.facts()) {
      line++;
      lines.add(
          new Transition(
              line,
              fact.type(),
              fact.cause(),
              state,
              move.to(),
              move.activation(),
              evidence,
              input.at(),
              input.actor(),
              input.remark()));
    }
    return new Outcome(
        new Alarm(id, move.to(), condition, version, line, readingAt, workOrder), lines);
  }
}
