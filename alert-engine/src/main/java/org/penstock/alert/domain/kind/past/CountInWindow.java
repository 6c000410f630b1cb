package org.penstock.alert.domain.kind.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Times;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.TagValue;

/**
 * Something that happens too often: starts of a pump within an hour. It happens when the tag
 * changes to {@code counted}; a value that is told again, or that comes back after bad ones, is no
 * change. Only the newest {@code count} times are kept.
 */
public record CountInWindow(TagValue counted, int count, Duration window, Duration onDelay)
    implements RuleKind {

  @Override
  public String name() {
    return "COUNT_IN_WINDOW";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  /** What happened has happened; only that it happens no more needs evidence. */
  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    if (!(look.memory() instanceof Times known)) {
      return Map.of(Level.ON, Signal.FROZEN);
    }
    if (since(known.times(), look.at()).size() >= count) {
      return Map.of(Level.ON, Signal.ALARM);
    }
    return Map.of(Level.ON, look.own().isEvidence() ? Signal.CLEAR : Signal.FROZEN);
  }

  @Override
  public Memory begin(Instant now) {
    return new Times(List.of(), null);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    if (!(before instanceof Times known) || !reading.isEvidence()) {
      return before;
    }
    TagValue last = known.last();
    List<Instant> times = since(known.times(), reading.heardAt());
    if (last != null && !last.equals(counted) && reading.value().equals(counted)) {
      times.add(reading.at());
    }
    return new Times(
        times.subList(Math.max(0, times.size() - count), times.size()), reading.value());
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof Times known && !known.times().isEmpty()
        ? Optional.of(known.times().getFirst().plus(window))
        : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    return before instanceof Times known
        ? new Times(since(known.times(), mark), known.last())
        : before;
  }

  /** The times within the window that ends at that moment. */
  private List<Instant> since(List<Instant> times, Instant at) {
    List<Instant> within = new ArrayList<>(times);
    within.removeIf(one -> !one.isAfter(at.minus(window)));
    return within;
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}
