package org.penstock.ingest.domain.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.GapStream;
import org.penstock.ingest.domain.loss.GapLife.Step;

class GapLifeTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  /** Every pair of state and step; a dash where nothing may follow. */
  @ParameterizedTest
  @CsvSource({
    "PENDING, SURVIVED, COMPLETE",
    "PENDING, NO_HISTORY, NOT_SUPPORTED",
    "PENDING, STARTED, RUNNING",
    "PENDING, INTERRUPTED, -",
    "PENDING, FOUND_ALL, -",
    "PENDING, FOUND_SOME, -",
    "PENDING, GAVE_UP, FAILED",
    "PENDING, ASKED_AGAIN, -",
    "RUNNING, SURVIVED, -",
    "RUNNING, NO_HISTORY, NOT_SUPPORTED",
    "RUNNING, STARTED, -",
    "RUNNING, INTERRUPTED, PENDING",
    "RUNNING, FOUND_ALL, COMPLETE",
    "RUNNING, FOUND_SOME, PARTIAL",
    "RUNNING, GAVE_UP, FAILED",
    "RUNNING, ASKED_AGAIN, -",
    "COMPLETE, SURVIVED, -",
    "COMPLETE, NO_HISTORY, -",
    "COMPLETE, STARTED, -",
    "COMPLETE, INTERRUPTED, -",
    "COMPLETE, FOUND_ALL, -",
    "COMPLETE, FOUND_SOME, -",
    "COMPLETE, GAVE_UP, -",
    "COMPLETE, ASKED_AGAIN, PENDING",
    "PARTIAL, SURVIVED, -",
    "PARTIAL, NO_HISTORY, -",
    "PARTIAL, STARTED, -",
    "PARTIAL, INTERRUPTED, -",
    "PARTIAL, FOUND_ALL, -",
    "PARTIAL, FOUND_SOME, -",
    "PARTIAL, GAVE_UP, -",
    "PARTIAL, ASKED_AGAIN, PENDING",
    "FAILED, SURVIVED, -",
    "FAILED, NO_HISTORY, -",
    "FAILED, STARTED, -",
    "FAILED, INTERRUPTED, -",
    "FAILED, FOUND_ALL, -",
    "FAILED, FOUND_SOME, -",
    "FAILED, GAVE_UP, -",
    "FAILED, ASKED_AGAIN, PENDING",
    "NOT_SUPPORTED, SURVIVED, -",
    "NOT_SUPPORTED, NO_HISTORY, -",
    "NOT_SUPPORTED, STARTED, -",
    "NOT_SUPPORTED, INTERRUPTED, -",
    "NOT_SUPPORTED, FOUND_ALL, -",
    "NOT_SUPPORTED, FOUND_SOME, -",
    "NOT_SUPPORTED, GAVE_UP, -",
    "NOT_SUPPORTED, ASKED_AGAIN, PENDING",
    "UNKNOWN, SURVIVED, -",
    "UNKNOWN, NO_HISTORY, -",
    "UNKNOWN, STARTED, -",
    "UNKNOWN, INTERRUPTED, -",
    "UNKNOWN, FOUND_ALL, -",
    "UNKNOWN, FOUND_SOME, -",
    "UNKNOWN, GAVE_UP, -",
    "UNKNOWN, ASKED_AGAIN, -",
  })
  void theWholeTableHolds(GapRecovery now, Step step, String next) {
    assertThat(GapLife.next(now, step).map(Enum::name).orElse("-")).isEqualTo(next);
  }

  private static Gap gap(GapRecovery recovery, @Nullable Instant to, @Nullable String detail) {
    return new Gap(
        "g-1",
        "plc-1",
        "wtp-1",
        null,
        NOON,
        to,
        GapCause.CONNECTION_LOST,
        recovery,
        null,
        0,
        3,
        detail,
        NOON);
  }

  @Test
  void anOpenGapIsNotRead() {
    assertThat(GapLife.after(gap(GapRecovery.PENDING, null, null), Step.STARTED, 0, "", NOON))
        .isEmpty();
    assertThat(GapLife.after(gap(GapRecovery.FAILED, null, null), Step.ASKED_AGAIN, 0, "", NOON))
        .isEmpty();
  }

  @Test
  void whatIsMissingStaysWhatItIs() {
    Gap gap = gap(GapRecovery.PENDING, NOON.plusSeconds(60), null);
    Gap ofAlarms =
        new Gap(
            gap.gapId(),
            gap.sourceId(),
            gap.plantId(),
            null,
            gap.from(),
            gap.to(),
            gap.cause(),
            gap.recovery(),
            null,
            0,
            0,
            null,
            NOON,
            GapStream.ALARM_EVENTS);
    assertThat(GapLife.after(ofAlarms, Step.NO_HISTORY, 0, "", NOON).orElseThrow().stream())
        .isEqualTo(GapStream.ALARM_EVENTS);
  }

  @Test
  void everyStepKeepsTheIdentityAndWhatWasLost() {
    Gap open = gap(GapRecovery.PENDING, NOON.plusSeconds(60), "cable cut");
    Gap running = GapLife.after(open, Step.STARTED, 0, "is being read", NOON).orElseThrow();
    Gap done =
        GapLife.after(running, Step.FOUND_ALL, 60, "60 values", NOON.plusSeconds(90)).orElseThrow();
    assertThat(done.gapId()).isEqualTo("g-1");
    assertThat(done.recovery()).isEqualTo(GapRecovery.COMPLETE);
    assertThat(done.recoveredSamples()).isEqualTo(60);
    assertThat(done.droppedSamples()).isEqualTo(3);
    assertThat(done.updatedAt()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void theCauseStaysInTheWordsAndWhatWasSaidOfTheHistoryIsReplaced() {
    Gap open = gap(GapRecovery.PENDING, NOON.plusSeconds(60), "cable cut");
    Gap running = GapLife.after(open, Step.STARTED, 0, "is being read", NOON).orElseThrow();
    assertThat(running.detail()).isEqualTo("cable cut | history: is being read");
    Gap done = GapLife.after(running, Step.FOUND_ALL, 60, "60 values", NOON).orElseThrow();
    assertThat(done.detail()).isEqualTo("cable cut | history: 60 values");
    assertThat(GapLife.after(done, Step.ASKED_AGAIN, 0, "", NOON).orElseThrow().detail())
        .isEqualTo("cable cut");
  }

  @Test
  void aGapWithoutWordsGetsThoseOfItsRecovery() {
    Gap gap = gap(GapRecovery.PENDING, NOON.plusSeconds(60), null);
    assertThat(GapLife.after(gap, Step.STARTED, 0, "is being read", NOON).orElseThrow().detail())
        .isEqualTo(" | history: is being read");
    assertThat(GapLife.after(gap, Step.STARTED, 0, "", NOON).orElseThrow().detail()).isNull();
  }
}
