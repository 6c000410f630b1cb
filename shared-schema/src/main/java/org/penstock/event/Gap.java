package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time for which values are missing, on {@code scada.gaps.v1}; opening, closing and recovery
 * share the id.
 *
 * @param tagName null: all tags of the source
 * @param from last good value before the gap
 * @param to first good value after it; null while it is open
 * @param stream what is missing; null: readings
 */
public record Gap(
    String gapId,
    String sourceId,
    String plantId,
    @Nullable String tagName,
    Instant from,
    @Nullable Instant to,
    GapCause cause,
    GapRecovery recovery,
    @Nullable Long expectedSamples,
    long recoveredSamples,
    long droppedSamples,
    @Nullable String detail,
    Instant updatedAt,
    @Nullable GapStream stream) {

  public Gap {
    Checks.text("gapId", gapId);
    Checks.text("sourceId", sourceId);
    Checks.text("plantId", plantId);
    Checks.present("from", from);
    Checks.present("cause", cause);
    Checks.present("recovery", recovery);
    Checks.present("updatedAt", updatedAt);
  }

  /** A gap in the readings. */
  public Gap(
      String gapId,
      String sourceId,
      String plantId,
      @Nullable String tagName,
      Instant from,
      @Nullable Instant to,
      GapCause cause,
      GapRecovery recovery,
      @Nullable Long expectedSamples,
      long recoveredSamples,
      long droppedSamples,
      @Nullable String detail,
      Instant updatedAt) {
    this(
        gapId,
        sourceId,
        plantId,
        tagName,
        from,
        to,
        cause,
        recovery,
        expectedSamples,
        recoveredSamples,
        droppedSamples,
        detail,
        updatedAt,
        null);
  }
}
