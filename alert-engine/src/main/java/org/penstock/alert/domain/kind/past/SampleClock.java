package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.kind.Numbers;
import org.penstock.alert.domain.signal.Memory.Samples;
import org.penstock.alert.domain.signal.Observation;

/**
 * Takes a value at each mark, counted from the epoch: the last one before the mark, whether or not
 * it has just changed. So every value weighs as long as it held, however often it was sent.
 *
 * <p>While no sample has a value the clock sleeps until the next reading; a plant that was away for
 * a week makes no week of empty marks.
 *
 * @param every the period, in whole milliseconds
 * @param maxAge how long ago the value may have been told
 * @param most how many samples are kept
 */
public record SampleClock(Duration every, Duration maxAge, int most) {

  Samples begin(Instant now) {
    return new Samples(every, after(now), List.of());
  }

  /** A reading wakes a clock that sleeps; samples of another clock are forgotten. */
  Samples take(Samples before, Observation reading) {
    return isAsleep(before) || !before.every().equals(every) ? begin(reading.heardAt()) : before;
  }

  Optional<Instant> nextMark(Samples samples) {
    return isAsleep(samples) ? Optional.empty() : Optional.of(samples.next());
  }

  Samples pass(Samples before, Instant mark, Observation own) {
    return before.every().equals(every)
        ? before.then(sample(mark, own), after(mark), most)
        : begin(mark);
  }

  boolean isAsleep(Samples samples) {
    return !samples.values().isEmpty() && samples.values().stream().allMatch(Objects::isNull);
  }

  private @Nullable BigDecimal sample(Instant mark, Observation own) {
    return own.heardAt().isBefore(mark.minus(maxAge)) ? null : Numbers.in(own).orElse(null);
  }

  /** The first mark after that moment. */
  Instant after(Instant at) {
    long period = every.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), period) + 1) * period);
  }
}
