package org.penstock.ingest.disk.spool;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.sample.RecordTime;

/**
 * Tells of readings that stood on disk and cannot be read any more. Of which tags they were nobody
 * knows, so they may be of every source that delivers. Guarded by the spool's lock.
 */
final class LostOnDisk {

  private final LossTally losses;

  /** The plant of each source that was seen. */
  private final Map<String, String> plants = new HashMap<>();

  private String lastSource = "";
  private @Nullable Instant lastIn;
  private @Nullable Instant lastOut;

  LostOnDisk(LossTally losses) {
    this.losses = losses;
  }

  /** These come in. */
  void in(List<Reading> readings) {
    readings.forEach(this::know);
    if (!readings.isEmpty()) {
      lastIn = RecordTime.of(readings.getLast());
    }
  }

  /** This one goes out, to the broker or for good. */
  void out(Reading reading) {
    know(reading);
    lastOut = RecordTime.of(reading);
  }

  private void know(Reading reading) {
    if (!reading.sourceId().equals(lastSource)) {
      lastSource = reading.sourceId();
      plants.put(lastSource, reading.plantId());
    }
  }

  /** Readings before these, or among them, are damaged. */
  void before(List<Kept> next, @Nullable Reading previous) {
    next.forEach(kept -> know(kept.reading()));
    if (!next.isEmpty()) {
      Instant known = previous == null ? lastOut : RecordTime.of(previous);
      tell(GapCause.DATA_LOST, known, RecordTime.of(next.getFirst().reading()));
      // Among them: as late as any of them.
      tell(GapCause.DATA_LOST, known, RecordTime.of(next.getLast().reading()));
    }
  }

  /**
   * Readings were dropped of which not even the tags could be read.
   *
   * @param next the first one after them; null when that cannot be read either
   */
  void unread(@Nullable Reading next) {
    Instant end = next == null ? lastIn : RecordTime.of(next);
    if (end != null) {
      tell(GapCause.SPOOL_DROPPED, lastOut, end);
    }
  }

  private void tell(GapCause cause, @Nullable Instant from, Instant to) {
    Instant begin = from == null || !from.isBefore(to) ? to.minus(DiskSpool.AT_MOST) : from;
    plants.forEach((source, plant) -> losses.missed(plant, source, null, cause, begin, to));
  }
}
