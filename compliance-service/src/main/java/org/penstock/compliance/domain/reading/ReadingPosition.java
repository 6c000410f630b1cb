package org.penstock.compliance.domain.reading;

import java.time.Instant;

/** Where a page of readings ends: the total order of readings is slot, tag, revision. */
public record ReadingPosition(Instant slotStart, String tagName, int revision) {

  /** The position of a reading. */
  public static ReadingPosition of(Reading reading) {
    return new ReadingPosition(
        reading.slot().start(), reading.slot().tagName(), reading.revision());
  }
}
