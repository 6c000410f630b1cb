package org.penstock.ingest.domain.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;

/**
 * The values of one tag in the time that is read again at each poll of its history, so that only
 * those that came late pass a second time.
 */
public final class SeenValues {

  private record Value(Instant time, long status, RawValue value) {}

  private final Set<Value> seen = new HashSet<>();

  /** Those among the samples that were not there before. */
  public List<RawSample> fresh(List<RawSample> samples) {
    List<RawSample> fresh = new ArrayList<>(samples.size());
    for (RawSample sample : samples) {
      if (seen.add(new Value(sample.time(), sample.statusCode(), sample.value()))) {
        fresh.add(sample);
      }
    }
    return fresh;
  }

  /** Forgets what will not be read again. */
  public void forgetBefore(Instant time) {
    seen.removeIf(value -> value.time().isBefore(time));
  }

  public int size() {
    return seen.size();
  }
}
