package org.penstock.ingest.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.plant.simulator.signal.TagSample;

/** What the plant made against what was published: the promise of the service, in numbers. */
final class Balance {

  private record Sample(String tagName, Instant time) {}

  private Balance() {}

  /** Values that are neither published nor within a gap that stays one. */
  static List<TagSample> missing(List<TagSample> made, List<Reading> readings, List<Gap> gaps) {
    Set<Sample> published = new HashSet<>();
    readings.forEach(reading -> published.add(new Sample(reading.tagName(), reading.timestamp())));
    List<TagSample> missing = new ArrayList<>();
    for (TagSample sample : made) {
      Instant time = sample.sourceTime();
      if (time != null
          && !published.contains(new Sample(sample.tag(), time))
          && gaps.stream().noneMatch(gap -> covers(gap, sample.tag(), time))) {
        missing.add(sample);
      }
    }
    return missing;
  }

  /** A gap that was filled excuses nothing. */
  private static boolean covers(Gap gap, String tag, Instant time) {
    Instant to = gap.to();
    return gap.recovery() != GapRecovery.COMPLETE
        && (gap.tagName() == null || tag.equals(gap.tagName()))
        && !time.isBefore(gap.from())
        && (to == null || !time.isAfter(to));
  }

  /** Readings whose identity was published before. */
  static List<Reading> doubled(List<Reading> readings) {
    Set<String> known = new HashSet<>();
    return readings.stream().filter(reading -> !known.add(reading.eventId())).toList();
  }

  /** Readings of the live stream that are older than one of their tag before them. */
  static List<Reading> outOfOrder(List<Reading> readings) {
    Map<String, Instant> last = new HashMap<>();
    List<Reading> late = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.origin() == ReadingOrigin.LIVE || reading.origin() == ReadingOrigin.INITIAL) {
        Instant before = last.put(reading.tagName(), reading.timestamp());
        if (before != null && reading.timestamp().isBefore(before)) {
          late.add(reading);
        }
      }
    }
    return late;
  }

  /** The last word on each gap. */
  static List<Gap> lastWords(Collection<Gap> told) {
    Map<String, Gap> last = new HashMap<>();
    told.forEach(gap -> last.put(gap.gapId(), gap));
    return List.copyOf(last.values());
  }
}
