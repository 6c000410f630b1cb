package org.penstock.ingest.domain.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;

class OutagesTest {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final SourceSpec plc = source();
  private final AtomicInteger ids = new AtomicInteger();
  private final Outages outages = new Outages(NOON, LONGEST);

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static ClockSkew ahead(int seconds) {
    return new ClockSkew(Duration.ofSeconds(seconds), Duration.ofSeconds(1));
  }

  private Optional<Gap> begin(int second) {
    return outages.begin(
        plc, () -> "gap-" + ids.incrementAndGet(), GapCause.CONNECTION_LOST, "cut", at(second));
  }

  private Optional<Gap> renewed(int second) {
    return outages.renewed(UnaryOperator.identity(), at(second));
  }

  @Test
  void anOutageBeginsAtTheTimeBeforeWhichNothingCanBeMissing() {
    outages.heard(at(10), at(12));
    assertThat(begin(20).orElseThrow().from()).isEqualTo(at(10));
    assertThat(begin(21)).isEmpty();
  }

  @Test
  void nothingIsMissingOnlyWhenWhatTheServerQueuedHasArrived() {
    outages.heard(at(10), at(12));
    begin(20);
    outages.resumed(at(50));
    assertThat(outages.heard(at(10), at(51))).isEmpty();
    assertThat(outages.heard(at(49), at(52))).isEmpty();
    assertThat(outages.heard(at(50), at(53)))
        .hasValueSatisfying(gap -> {
          assertThat(gap.recovery()).isEqualTo(GapRecovery.COMPLETE);
          assertThat(gap.from()).isEqualTo(at(10));
          assertThat(gap.to()).isEqualTo(at(50));
        });
  }

  @Test
  void aSecondLossWhileTheFirstIsCaughtUpIsTheSameGapFromItsBegin() {
    outages.heard(at(10), at(12));
    begin(20);
    outages.resumed(at(50));
    outages.heard(at(10), at(51));
    assertThat(begin(52)).isEmpty();
    assertThat(outages.heard(at(60), at(61))).isEmpty();
    renewed(62);
    assertThat(outages.begun(at(70), at(71)))
        .hasValueSatisfying(gap -> {
          assertThat(gap.gapId()).isEqualTo("gap-1");
          assertThat(gap.recovery()).isEqualTo(GapRecovery.PENDING);
          assertThat(gap.from()).isEqualTo(at(10));
          assertThat(gap.to()).isEqualTo(at(70));
        });
  }

  @Test
  void aServerWhoseTimesAreAlwaysOldIsCaughtUpInTheEnd() {
    outages.heard(at(10), at(12));
    begin(20);
    outages.resumed(at(50));
    assertThat(outages.heard(at(10), at(349))).isEmpty();
    assertThat(outages.heard(at(10), at(350))).isPresent();
  }

  @Test
  void aLossOfNotificationsReachesBackAsFarAsQueuedValues() {
    outages.heard(at(10), at(12));
    Gap gap = outages.missed(plc, () -> "gap-1", "lost", at(50));
    assertThat(gap.from()).isEqualTo(at(10));
    assertThat(gap.to()).isEqualTo(at(50));
  }

  @Test
  void aGapIsOfTheServersTime() {
    outages.clockRead(ahead(600));
    outages.heard(at(10), at(12));
    begin(20);
    renewed(40);
    Gap gap = outages.begun(at(50), at(51)).orElseThrow();
    assertThat(gap.from()).isEqualTo(at(609));
    assertThat(gap.to()).isEqualTo(at(651));
  }

  @Test
  void aGapInWhichTheClockWasSetIsAllThatItMayHaveSaid() {
    outages.clockRead(ahead(600));
    outages.heard(at(10), at(12));
    begin(20);
    outages.clockRead(ahead(0));
    renewed(40);
    Gap gap = outages.begun(at(50), at(51)).orElseThrow();
    assertThat(gap.from()).isEqualTo(at(9));
    assertThat(gap.to()).isEqualTo(at(651));
  }

  @Test
  void aGapOfAnEarlierRunNeverEndsBeforeItBegins() {
    outages.adopt(
        new Outage("gap-9", "plc-1", "wtp-1", at(600), GapCause.CONNECTION_LOST, "stopped"));
    renewed(40);
    Gap gap = outages.begun(at(50), at(51)).orElseThrow();
    assertThat(gap.from()).isEqualTo(at(50));
    assertThat(gap.to()).isEqualTo(at(600));
  }
}
