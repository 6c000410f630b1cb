package org.penstock.alert.domain.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When an alarm was raised in the last 24 hours, the oldest first; the newest hundred only. */
public record Raises(List<Instant> times) {

  /** Never raised. */
  public static final Raises NONE = new Raises(List.of());

  private static final Duration DAY = Duration.ofHours(24);
  private static final int MOST = 100;

  public Raises {
    times = List.copyOf(times);
  }

  /** One more. */
  Raises then(Instant at) {
    List<Instant> all =
        new ArrayList<>(times.stream().filter(time -> time.isAfter(at.minus(DAY))).toList());
    all.add(at);
    return new Raises(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** How many there were in the time before, that moment included. */
  public int within(Duration window, Instant at) {
    return (int)
        times.stream().filter(time -> time.isAfter(at.minus(window)) && !time.isAfter(at)).count();
  }

  /** How many there were in the day before. */
  public int inDayBefore(Instant at) {
    return within(DAY, at);
  }

  /** The last one. */
  Optional<Instant> last() {
    return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
  }
}
