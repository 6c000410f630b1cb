package org.penstock.plant.simulator.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sample that a test puts in the place of what the plant measures, until it is released. */
public sealed interface ForcedValue {
  /** The value; null where the test wants none. */
  @Nullable Object value();

  /** The status that goes with it. */
  long status();

  /** Sampled now. */
  record Now(@Nullable Object value, long status) implements ForcedValue {}

  /** Sampled at a time that the test chooses, or at none. */
  record At(@Nullable Object value, long status, @Nullable Instant sourceTime)
      implements ForcedValue {}

  /** Sampled nobody knows when: neither the instrument nor the server gives a time. */
  record Undated(@Nullable Object value, long status) implements ForcedValue {}

  /** The sample of a tag at a time. */
  default TagSample sample(String tag, Instant now) {
    return switch (this) {
      case Now forced -> new TagSample(tag, forced.value, forced.status, now, now);
      case At forced -> new TagSample(tag, forced.value, forced.status, forced.sourceTime, now);
      case Undated forced -> new TagSample(tag, forced.value, forced.status, null, null);
    };
  }
}
