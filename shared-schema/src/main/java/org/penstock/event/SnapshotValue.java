package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tag's value at the moment of an event. */
public record SnapshotValue(
    TagValue value, @Nullable String unit, Quality quality, Instant timestamp) {

  public SnapshotValue {
    value = value == null ? TagValue.missing() : value;
    Checks.present("quality", quality);
    Checks.present("timestamp", timestamp);
  }
}
