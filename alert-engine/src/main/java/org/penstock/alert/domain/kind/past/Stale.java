package org.penstock.alert.domain.kind.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.LastSeen;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.Quality;

/**
 * A tag that is not heard of. A value that holds is told again from time to time, so "no change" is
 * no silence; a bad value is none either. That the source is away is told at once, by a reading of
 * quality STALE.
 *
 * @param maxSilence several times as long as a value that holds is silent between two tellings
 */
public record Stale(Duration maxSilence, Duration onDelay) implements RuleKind {

  @Override
  public String name() {
    return "STALE";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public boolean judgesTheConnection() {
    return true;
  }

  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    Signal signal =
        look.memory() instanceof LastSeen(_, boolean isSilent)
            ? (isSilent ? Signal.ALARM : Signal.CLEAR)
            : Signal.FROZEN;
    return Map.of(Level.ON, signal);
  }

  /** A tag that never comes is silent from the beginning. */
  @Override
  public Memory begin(Instant now) {
    return new LastSeen(now, false);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    return new LastSeen(reading.heardAt(), reading.quality() == Quality.STALE);
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof LastSeen(Instant at, boolean isSilent) && !isSilent
        ? Optional.of(at.plus(maxSilence))
        : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    return before instanceof LastSeen(Instant at, _) ? new LastSeen(at, true) : before;
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}
