package org.penstock.ingest.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.backfill.Jobs.gap;
import static org.penstock.ingest.domain.backfill.Jobs.window;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.ValueType;
import org.penstock.kit.work.StopSignal;

class FillGapsTest {

  private final FakeHistorian historian = new FakeHistorian();
  private final HistoryFixture history =
      new HistoryFixture(
          source(tag("a", ValueType.DOUBLE, null)),
          historian,
          Map.of(
              "scada.backfill.job-attempts", "3",
              "scada.backfill.retry-pause", "100ms",
              "scada.backfill.longest-retry", "200ms"));
  private final StopSignal stop = new StopSignal();
  private Thread filling = new Thread();

  private void fill() {
    FillGaps fill = history.fill(InstantSource.system());
    filling =
        Thread.ofVirtual()
            .start(() -> {
              try {
                fill.run(stop);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    stop.raise();
    filling.join(Duration.ofSeconds(10));
  }

  private Gap gapNow(String id) {
    return history.ledger.gap(id).orElseThrow();
  }

  @Test
  void aGapWhoseReadingFailsHoldsUpNoLaterOneAndIsGivenUpInTheEnd() {
    historian.holds("a", NOON, 2_000);
    historian.failsAsAWhole("Bad_InternalError", window(-100, 500));
    history.ledger.keep(List.of(gap("g-1", null, 0, 60), gap("g-2", null, 1_000, 1_060)));

    fill();

    Awaitility.await("the later one")
        .atMost(Duration.ofSeconds(20))
        .until(() -> gapNow("g-2").recovery() == GapRecovery.COMPLETE);
    Awaitility.await("given up")
        .atMost(Duration.ofSeconds(20))
        .until(() -> gapNow("g-1").recovery() == GapRecovery.FAILED);
    assertThat(gapNow("g-1").detail()).contains("given up after 3 attempts: Bad_InternalError");
    assertThat(gapNow("g-2").recoveredSamples()).isEqualTo(61);
  }

  @Test
  void gapsThatTouchAreReadOnceAndTheFirstHasTheCount() {
    historian.holds("a", NOON, 100);
    history.ledger.keep(List.of(gap("g-1", null, 0, 20), gap("g-2", null, 22, 40)));

    fill();
    Awaitility.await("both")
        .atMost(Duration.ofSeconds(20))
        .until(() -> gapNow("g-2").recovery() == GapRecovery.COMPLETE);

    assertThat(history.ledger.jobs(_ -> true)).hasSize(1);
    assertThat(gapNow("g-1").recovery()).isEqualTo(GapRecovery.COMPLETE);
    assertThat(gapNow("g-1").recoveredSamples()).isEqualTo(21 + 19);
    assertThat(gapNow("g-2").recoveredSamples()).isZero();
    assertThat(gapNow("g-2").detail()).contains("counted with gap g-1");
  }

  @Test
  void aServerThatFailsForAWhileIsReadAfterwards() {
    historian.holds("a", NOON, 100);
    historian.failsAsAWhole("Bad_InternalError", window(-100, 500));
    history.ledger.keep(List.of(gap("g-1", null, 0, 60)));

    fill();
    Awaitility.await().until(() -> !historian.questions().isEmpty());
    historian.failsAsAWhole("", window(0, 0));

    Awaitility.await("read")
        .atMost(Duration.ofSeconds(20))
        .until(() -> gapNow("g-1").recovery() == GapRecovery.COMPLETE);
  }
}
