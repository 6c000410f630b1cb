package org.penstock.ingest.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.port.Publisher;

/** A broker that keeps of each counting tag the last number alone, and how late values were. */
final class CountingPublisher implements Publisher {

  private final Map<String, Long> last = new HashMap<>();
  private final List<Integer> latenessMillis = new ArrayList<>();
  private long values;
  private long missing;
  private long doubledOrOutOfOrder;
  private boolean isMeasuring;

  @Override
  public synchronized Outcome publish(List<Reading> readings) {
    long now = System.currentTimeMillis();
    readings.forEach(reading -> see(reading, now));
    return new Outcome(readings.size(), List.of());
  }

  private void see(Reading reading, long now) {
    boolean isStreamed =
        reading.origin() == ReadingOrigin.LIVE || reading.origin() == ReadingOrigin.INITIAL;
    if (!isStreamed || !(reading.value() instanceof TagValue.Numeric(BigDecimal value))) {
      return;
    }
    long number = value.longValueExact();
    long expected = last.getOrDefault(reading.tagName(), 0L) + 1;
    if (number >= expected) {
      values++;
      missing += number - expected;
      last.put(reading.tagName(), number);
    } else if (number > 0) {
      doubledOrOutOfOrder++;
    }
    if (isMeasuring) {
      latenessMillis.add(Math.toIntExact(now - reading.timestamp().toEpochMilli()));
    }
  }

  @Override
  public Answers tell(List<Notice> notices) {
    return Answers.all(notices);
  }

  /** Begins to measure how late values are. */
  synchronized void measure() {
    isMeasuring = true;
  }

  /** Ends it; how late 99 of 100 values were at most, in milliseconds. */
  synchronized int percentile99Millis() {
    isMeasuring = false;
    Collections.sort(latenessMillis);
    return latenessMillis.get(latenessMillis.size() * 99 / 100);
  }

  /** How many changes have come. */
  synchronized long values() {
    return values;
  }

  /** How many have not, though a later one of their tag has. */
  synchronized long missing() {
    return missing;
  }

  synchronized long doubledOrOutOfOrder() {
    return doubledOrOutOfOrder;
  }
}
