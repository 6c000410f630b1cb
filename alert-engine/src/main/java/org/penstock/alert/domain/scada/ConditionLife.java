package org.penstock.alert.domain.scada;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.scada.ConditionState.Ack;
import org.penstock.alert.domain.scada.ConditionState.Activity;
import org.penstock.alert.domain.scada.ConditionState.PutAside;
import org.penstock.alert.domain.signal.Finding;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.event.AlarmBaseState;

/**
 * Takes an alarm through what the SCADA system says of its condition.
 *
 * <p>How it works. What SCADA said before is laid beside what it says now. An acknowledgement there
 * acknowledges here, one that is taken back there is taken back here; one that was given only here
 * stands, although SCADA goes on saying that there is none. A return that nobody acknowledged and
 * of whose raise we were not told is raised first, so that somebody sees it.
 */
public final class ConditionLife {

  private final AlarmLife life;
  private final AlarmRule rule;

  /** The life of the alarm of a {@link ConditionRule}. */
  public ConditionLife(AlarmRule rule, Supplier<UUID> occurrenceIds) {
    this.rule = rule;
    this.life = new AlarmLife(rule, occurrenceIds);
  }

  /** Takes an event: what held before it, and what holds after it. */
  public Outcome take(Alarm alarm, ConditionState before, ConditionState now, Told told) {
    Walk walk = new Walk(alarm, told);
    boolean isTakenBack = before.ack() == Ack.YES && now.ack() == Ack.NO;
    // What is active is put back in its place first: then it is annunciated once, by its raise.
    if (now.putAside() != PutAside.NO || now.activity() == Activity.ACTIVE) {
      walk.putAside(now.putAside());
    }
    switch (now.activity()) {
      case ACTIVE -> {
        walk.find(Optional.of(Objects.requireNonNullElse(now.level(), Level.ON)));
        walk.takeBackIf(isTakenBack);
      }
      case INACTIVE -> {
        boolean isUnseen = before.isSettled() && !now.isSettled() && walk.isNormal();
        if (isUnseen) {
          walk.find(Optional.of(Level.ON));
        }
        walk.takeBackIf(isTakenBack);
        walk.find(Optional.empty());
      }
      case OVER -> walk.follow(new AlarmInput.Over(walk.at));
      case UNKNOWN -> walk.takeBackIf(isTakenBack);
    }
    walk.putAside(now.putAside());
    walk.seen(now);
    return walk.outcome;
  }

  /**
   * Lets happen what is due, and makes good for what could not be said while something was laid
   * over the alarm.
   */
  public Outcome settle(Alarm alarm, ConditionState state, Told told) {
    Walk walk = new Walk(alarm, told);
    walk.outcome = life.advance(alarm, walk.at);
    walk.seen(state);
    return walk.outcome;
  }

  /** Lets go of the alarm: SCADA's word no longer counts for the tag. */
  public Outcome letGo(Alarm alarm, Instant at) {
    return life.retire(alarm, at);
  }

  /** One alarm on its way. */
  private final class Walk {

    private final Told told;
    private final Instant at;
    private Outcome outcome;

    Walk(Alarm alarm, Told told) {
      Instant last = alarm.readingAt();
      // The clocks of the server and of scada-ingest differ: history does not go back.
      this.at = last != null && told.at().isBefore(last) ? last : told.at();
      this.told = told;
      this.outcome = Outcome.of(alarm);
    }

    boolean isNormal() {
      return outcome.alarm().standing().base().base() == AlarmBaseState.NORM;
    }

    void putAside(PutAside how) {
      Set<Suppressor> now =
          how == PutAside.NO ? Set.of() : Set.of(new Suppressor(Suppressor.Kind.SCADA, how.name()));
      outcome = outcome.then(life.putAsideByScada(outcome.alarm(), now, at));
    }

    /** Active at that level, or not active. */
    void find(Optional<Level> active) {
      Map<Level, Signal> signals = new EnumMap<>(Level.class);
      for (Level level : rule.kind().levels()) {
        signals.put(
            level, active.filter(one -> one == level).isPresent() ? Signal.ALARM : Signal.CLEAR);
      }
      outcome = outcome.then(life.take(outcome.alarm(), new Finding(signals, told.evidence(), at)));
    }

    void takeBackIf(boolean isTakenBack) {
      if (isTakenBack) {
        follow(new AlarmInput.Realarm(at));
      }
    }

    void seen(ConditionState now) {
      if (now.ack() == Ack.YES) {
        follow(new AlarmInput.Acknowledge(told.by(), told.comment(), at));
      }
      if (now.activity() == Activity.INACTIVE && !now.latched()) {
        follow(new AlarmInput.Reset(told.by(), null, at));
      }
    }

    void follow(AlarmInput input) {
      outcome = outcome.then(life.follow(outcome.alarm(), input));
    }
  }
}
