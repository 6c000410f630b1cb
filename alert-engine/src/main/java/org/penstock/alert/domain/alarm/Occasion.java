package org.penstock.alert.domain.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.event.Actor;

/**
 * When a line of history happened, by whom, and on what evidence.
 *
 * @param actor null where no person acted
 * @param evidence the reading behind it; null where there is none
 */
record Occasion(
    Instant at, @Nullable Actor actor, @Nullable String comment, @Nullable Observation evidence) {

  static Occasion of(AlarmInput input, @Nullable Observation evidence) {
    return input instanceof AlarmInput.Act act
        ? new Occasion(act.at(), act.by(), act.comment(), evidence)
        : new Occasion(input.at(), null, null, evidence);
  }
}
