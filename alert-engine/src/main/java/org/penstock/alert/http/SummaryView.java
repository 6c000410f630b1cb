package org.penstock.alert.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.port.AlarmSummary;
import org.penstock.alert.domain.port.AlarmSummary.Count;
import org.penstock.event.AlarmPriority;

/**
 * The alarms in numbers. {@code by_state} counts all that are open or have something laid over
 * them, the others only what the list shows: open, and nothing laid over it.
 */
public record SummaryView(
    long open,
    long unacknowledged,
    Map<AlarmPriority, Long> byPriority,
    Map<String, Long> byState,
    Map<String, Long> byArea,
    List<Count> counts,
    @Nullable Waiting oldestUnacknowledged) {

  private static final Set<String> OVERLAID =
      Set.of("SHELVED", "SUPPRESSED_BY_DESIGN", "OUT_OF_SERVICE");
  private static final Set<String> UNACKNOWLEDGED = Set.of("UNACK", "RTNUN", "LATCH_UNACK");

  /** The one that has waited longest. */
  public record Waiting(String alarmId, Instant activeSince) {}

  static SummaryView of(AlarmSummary summary) {
    List<Count> shown =
        summary.counts().stream().filter(one -> !OVERLAID.contains(one.state())).toList();
    return new SummaryView(
        shown.stream().mapToLong(Count::alarms).sum(),
        shown.stream()
            .filter(one -> UNACKNOWLEDGED.contains(one.state()))
            .mapToLong(Count::alarms)
            .sum(),
        sums(shown, Count::priority),
        sums(summary.counts(), Count::state),
        sums(shown, Count::area),
        summary.counts(),
        summary
            .oldestUnacknowledged()
            .map(one -> new Waiting(one.alarmId(), one.activeSince()))
            .orElse(null));
  }

  private static <K extends Comparable<? super K>> Map<K, Long> sums(
      List<Count> counts, Function<Count, K> key) {
    Map<K, Long> sums = new TreeMap<>(Comparator.naturalOrder());
    counts.forEach(one -> sums.merge(key.apply(one), one.alarms(), Long::sum));
    return sums;
  }
}
