package org.penstock.bench.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;

/** The times for which the service says itself that values are missing. */
final class GapWindows {
  private final List<Gap> ofAllTags = new ArrayList<>();
  private final Map<String, List<Gap>> ofTag = new HashMap<>();
  private final Collection<Gap> all;

  /** The last record of each gap. */
  GapWindows(Collection<Gap> gaps) {
    this.all = List.copyOf(gaps);
    for (Gap gap : all) {
      String tag = gap.tagName();
      if (tag == null) {
        ofAllTags.add(gap);
      } else {
        ofTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(gap);
      }
    }
  }

  /** Why a value of this tag and time is missing; nothing where no record names it. */
  Optional<GapCause> causeOf(String tag, Instant time) {
    return holding(tag, time).findFirst().map(Gap::cause);
  }

  /**
   * Whether a record says to this day that a value of this tag and time is missing. One that calls
   * itself complete says the contrary.
   */
  boolean saysMissing(String tag, Instant time) {
    return holding(tag, time).anyMatch(gap -> gap.recovery() != GapRecovery.COMPLETE);
  }

  private Stream<Gap> holding(String tag, Instant time) {
    return Stream.concat(ofTag.getOrDefault(tag, List.of()).stream(), ofAllTags.stream())
        .filter(gap -> holds(gap, time));
  }

  private static boolean holds(Gap gap, Instant time) {
    Instant to = gap.to();
    return !time.isBefore(gap.from()) && (to == null || !time.isAfter(to));
  }

  int size() {
    return all.size();
  }

  /** Gaps of which nobody can say yet whether history fills them. */
  long unsettled() {
    return all.stream()
        .filter(gap ->
            gap.to() == null
                || gap.recovery() == GapRecovery.PENDING
                || gap.recovery() == GapRecovery.RUNNING)
        .count();
  }

  /** Gaps that history has filled. */
  long recovered() {
    return all.stream().filter(gap -> gap.recovery() == GapRecovery.COMPLETE).count();
  }
}
