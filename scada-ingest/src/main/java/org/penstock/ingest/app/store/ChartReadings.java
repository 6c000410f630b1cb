package org.penstock.ingest.app.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.store.Bucket;
import org.penstock.ingest.domain.store.Decimation;
import org.penstock.ingest.domain.store.Pick;
import org.penstock.ingest.domain.store.ReadingChart;
import org.penstock.ingest.domain.store.ReadingStore;

/** Shows a long run of a tag's readings in few points. */
@ApplicationScoped
public class ChartReadings {

  private final ReadingStore store;
  private final ReadingChart chart;

  ChartReadings(ReadingStore store, ReadingChart chart) {
    this.store = store;
    this.chart = chart;
  }

  /**
   * A tag's readings.
   *
   * @param stored how many there are in the time asked for
   * @param isDecimated whether some of them are left out
   */
  public record Series(String tagName, long stored, boolean isDecimated, List<Reading> readings) {

    public Series {
      readings = List.copyOf(readings);
    }
  }

  /** All of them where they are at most so many, else the ones that show the most. */
  public Series series(String tagName, Instant from, Instant to, int points) {
    List<Reading> first = store.find(new ReadingStore.Range(tagName, from, to, points + 1, null));
    if (first.size() <= points) {
      return new Series(tagName, first.size(), false, first);
    }
    List<Bucket> buckets =
        chart.buckets(tagName, from, to, Decimation.bucketWidth(from, to, points));
    long stored = buckets.stream().mapToLong(Bucket::readings).sum();
    return new Series(tagName, stored, true, picked(tagName, Decimation.picks(buckets, points)));
  }

  /** Of readings at one time those that were picked; a reading is there once. */
  private List<Reading> picked(String tagName, List<Pick> picks) {
    Set<Instant> times = picks.stream().map(Pick::time).collect(Collectors.toSet());
    Set<Pick> open = new LinkedHashSet<>(picks);
    List<Reading> found = new ArrayList<>();
    for (Reading reading : chart.at(tagName, times)) {
      if (open.removeIf(pick -> pick.is(reading))) {
        found.add(reading);
      }
    }
    return found;
  }
}
