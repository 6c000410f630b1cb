package org.penstock.alert.domain.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A time in which alarms came faster than an operator can look at them.
 *
 * @param to where it ended, or where the period did
 * @param alarms that were annunciated in it
 * @param peak most of them in ten minutes
 */
public record Flood(Instant from, Instant to, long alarms, long peak) {

  public Duration duration() {
    return Duration.between(from, to);
  }

  /**
   * The floods of a period. Two limits with a distance keep a load near one of them from being many
   * floods.
   *
   * @param buckets annunciated alarms by the beginning of each ten minutes, counted from the
   *     period's own; empty ones may be missing
   */
  public static List<Flood> in(Period period, SortedMap<Instant, Long> buckets, LoadLimits limits) {
    List<Flood> floods = new ArrayList<>();
    Flood open = null;
    for (Instant begin = period.from();
        begin.isBefore(period.to());
        begin = begin.plus(LoadLimits.BUCKET)) {
      long count = buckets.getOrDefault(begin, 0L);
      if (open == null && count > limits.floodBeginsAbove()) {
        open = new Flood(begin, period.to(), count, count);
      } else if (open != null && count < limits.floodEndsBelow()) {
        floods.add(new Flood(open.from(), begin, open.alarms(), open.peak()));
        open = null;
      } else if (open != null) {
        open =
            new Flood(
                open.from(), period.to(), open.alarms() + count, Math.max(open.peak(), count));
      }
    }
    if (open != null) {
      floods.add(open);
    }
    return floods;
  }
}
