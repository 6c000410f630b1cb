package org.penstock.ingest.domain.loss;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;

/**
 * How the recovery of a gap goes on: the whole table of what may follow what, under one identity.
 *
 * <p>A gap that is open waits; one that is closed is asked of the server's history, may be
 * interrupted any number of times, and ends in one of four ways. A person may have it asked again.
 */
public final class GapLife {

  private GapLife() {}

  /** What happens to a gap. */
  public enum Step {
    /** Nothing was missing after all: the server had kept it. */
    SURVIVED,
    /** There is nobody to ask for what is missing. */
    NO_HISTORY,
    /** The server's history is being read. */
    STARTED,
    /** The reading was interrupted and will go on. */
    INTERRUPTED,
    /** Everything that the history holds of the gap is there. */
    FOUND_ALL,
    /** A part of it. */
    FOUND_SOME,
    /** It could not be read. */
    GAVE_UP,
    /** A person wants it asked again. */
    ASKED_AGAIN
  }

  /** The state that follows; empty where the step is not possible. */
  public static Optional<GapRecovery> next(GapRecovery now, Step step) {
    return switch (now) {
      case PENDING -> Optional.ofNullable(ofPending(step));
      case RUNNING -> Optional.ofNullable(ofRunning(step));
      case NOT_SUPPORTED, COMPLETE, PARTIAL, FAILED ->
          step == Step.ASKED_AGAIN ? Optional.of(GapRecovery.PENDING) : Optional.empty();
      case UNKNOWN -> Optional.empty();
    };
  }

  private static @Nullable GapRecovery ofPending(Step step) {
    return switch (step) {
      case SURVIVED -> GapRecovery.COMPLETE;
      case NO_HISTORY -> GapRecovery.NOT_SUPPORTED;
      case STARTED -> GapRecovery.RUNNING;
      case GAVE_UP -> GapRecovery.FAILED;
      case INTERRUPTED, FOUND_ALL, FOUND_SOME, ASKED_AGAIN -> null;
    };
  }

  private static @Nullable GapRecovery ofRunning(Step step) {
    return switch (step) {
      case INTERRUPTED -> GapRecovery.PENDING;
      case FOUND_ALL -> GapRecovery.COMPLETE;
      case FOUND_SOME -> GapRecovery.PARTIAL;
      case NO_HISTORY -> GapRecovery.NOT_SUPPORTED;
      case GAVE_UP -> GapRecovery.FAILED;
      case SURVIVED, STARTED, ASKED_AGAIN -> null;
    };
  }

  /** The record of the gap after the step; empty where the step is not possible. */
  public static Optional<Gap> after(Gap gap, Step step, long recovered, String why, Instant now) {
    boolean needsAnEnd = step == Step.STARTED || step == Step.ASKED_AGAIN;
    if (needsAnEnd && gap.to() == null) {
      return Optional.empty();
    }
    return next(gap.recovery(), step).map(recovery -> with(gap, recovery, recovered, why, now));
  }

  private static Gap with(Gap gap, GapRecovery recovery, long recovered, String why, Instant now) {
    return new Gap(
        gap.gapId(),
        gap.sourceId(),
        gap.plantId(),
        gap.tagName(),
        gap.from(),
        gap.to(),
        gap.cause(),
        recovery,
        gap.expectedSamples(),
        recovered,
        gap.droppedSamples(),
        detail(gap, why),
        now,
        gap.stream());
  }

  /** What caused the gap stays; what became of its recovery replaces what was said of it before. */
  private static @Nullable String detail(Gap gap, String why) {
    String known = gap.detail();
    int said = known == null ? -1 : known.indexOf(SAID);
    String cause = known == null || said < 0 ? known : known.substring(0, said);
    if (why.isEmpty()) {
      return cause;
    }
    return (cause == null ? "" : cause) + SAID + why;
  }

  private static final String SAID = " | history: ";
}
