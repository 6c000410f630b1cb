package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.LimitedKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Samples;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * A limit that several samples in a row are beyond: above 1.0 NTU in two recordings 15 minutes
 * apart (40 CFR 141.563). The newest sample alone ends it; a missing one breaks the row and ends
 * nothing.
 */
public record ConsecutiveSamples(SampleClock clock, LimitSet limits) implements LimitedKind {

  @Override
  public String name() {
    return "CONSECUTIVE_SAMPLES";
  }

  /** The samples count, not the present value. */
  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    List<@Nullable BigDecimal> samples =
        look.memory() instanceof Samples known && known.every().equals(clock.every())
            ? known.values()
            : List.<@Nullable BigDecimal>of();
    if (samples.isEmpty() || samples.getLast() == null) {
      return Signal.everywhere(levels(), Signal.FROZEN);
    }
    Map<Level, Signal> signals = new EnumMap<>(Level.class);
    for (Level level : levels()) {
      signals.put(level, judge(level, samples));
    }
    return signals;
  }

  private Signal judge(Level level, List<@Nullable BigDecimal> samples) {
    Signal newest = Signal.FROZEN;
    int inRow = 0;
    for (BigDecimal sample : samples) {
      newest = limits.judge(Optional.ofNullable(sample)).getOrDefault(level, Signal.FROZEN);
      inRow = newest == Signal.ALARM ? inRow + 1 : 0;
    }
    return newest == Signal.ALARM && inRow < clock.most() ? Signal.HOLD : newest;
  }

  @Override
  public Memory begin(Instant now) {
    return clock.begin(now);
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    return before instanceof Samples known ? clock.take(known, reading) : before;
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof Samples known ? clock.nextMark(known) : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    return before instanceof Samples known ? clock.pass(known, mark, own) : before;
  }
}
