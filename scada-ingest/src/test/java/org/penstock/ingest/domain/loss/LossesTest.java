package org.penstock.ingest.domain.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.sample.RawValue;

class LossesTest {

  private final LossTally losses = new LossTally();
  private final AtomicInteger ids = new AtomicInteger();
  private Duration slowest = Duration.ZERO;
  private final Reach reach = new Reach(_ -> slowest);

  private String nextId() {
    return "gap-" + ids.incrementAndGet();
  }

  private void drop(int second) {
    losses.dropped("wtp-1", "plc-1", "a", GapCause.SPOOL_DROPPED, NOON.plusSeconds(second));
  }

  @Test
  void aLossKeepsItsIdentityWhileItGrows() {
    drop(1);
    Gap first = losses.changed(this::nextId, NOON.plusSeconds(2)).getFirst();
    assertThat(losses.changed(this::nextId, NOON.plusSeconds(3))).isEmpty();
    drop(4);
    Gap second = losses.changed(this::nextId, NOON.plusSeconds(5)).getFirst();
    drop(6);
    Gap told = losses.drain(this::nextId, NOON.plusSeconds(7)).getFirst();
    assertThat(List.of(first, second, told)).extracting(Gap::gapId).containsOnly("gap-1");
    assertThat(List.of(first, second, told))
        .extracting(Gap::droppedSamples)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatIsLostAfterATellingIsAnotherGap() {
    drop(1);
    losses.drain(this::nextId, NOON);
    drop(2);
    assertThat(losses.drain(this::nextId, NOON)).extracting(Gap::gapId).containsExactly("gap-2");
    assertThat(losses.changed(this::nextId, NOON)).isEmpty();
    assertThat(losses.total()).isEqualTo(2);
  }

  @Test
  void lossesOfManyTagsAreToldAsOneOfTheirSource() {
    LossTally many = new LossTally(2);
    for (int i = 0; i < 10; i++) {
      many.dropped("wtp-1", "plc-1", "tag-" + i % 5, GapCause.CONSUMER_SLOW, NOON.plusSeconds(i));
      many.dropped("wtp-1", "plc-2", "other", GapCause.CONSUMER_SLOW, NOON.plusSeconds(i));
    }
    assertThat(many.total()).isEqualTo(20);
    assertThat(many.drain(this::nextId, NOON))
        .extracting(Gap::sourceId, Gap::tagName, Gap::from, Gap::to, Gap::droppedSamples)
        .containsExactlyInAnyOrder(
            tuple("plc-1", "tag-0", NOON, NOON.plusSeconds(5), 2L),
            tuple("plc-1", "tag-1", NOON.plusSeconds(1), NOON.plusSeconds(6), 2L),
            tuple("plc-1", null, NOON.plusSeconds(2), NOON.plusSeconds(9), 6L),
            tuple("plc-2", "other", NOON, NOON.plusSeconds(9), 10L));
    many.dropped("wtp-1", "plc-1", "tag-4", GapCause.CONSUMER_SLOW, NOON.plusSeconds(20));
    assertThat(many.drain(this::nextId, NOON)).extracting(Gap::tagName).containsExactly("tag-4");
  }

  @Test
  void anOpenGapIsTheSameOutageInTheNextRun() {
    Outage outage = new Outage("gap-9", "plc-1", "wtp-1", NOON, GapCause.CONNECTION_LOST, "cable");
    assertThat(Outage.of(outage.open(NOON.plusSeconds(1)))).isEqualTo(outage);
    Gap bare =
        new Gap(
            "gap-9",
            "plc-1",
            "wtp-1",
            null,
            NOON,
            null,
            GapCause.DATA_LOST,
            org.penstock.event.GapRecovery.PENDING,
            null,
            0,
            0,
            null,
            NOON);
    assertThat(Outage.of(bare).detail()).isEmpty();
  }

  @Test
  void valuesMayBeMissingFromTheOldestOfTheLastSecondsOn() {
    see(0, ReadingOrigin.LIVE, 0);
    see(-60, ReadingOrigin.LIVE, 1);
    see(2, ReadingOrigin.LIVE, 2);
    assertThat(reach.bySource()).containsOnly(java.util.Map.entry("plc-1", NOON.minusSeconds(60)));
    see(6, ReadingOrigin.LIVE, 6);
    assertThat(reach.bySource()).containsEntry("plc-1", NOON.minusSeconds(60));
    see(12, ReadingOrigin.LIVE, 12);
    assertThat(reach.bySource()).containsEntry("plc-1", NOON.plusSeconds(6));
  }

  /** A group that is told of each half minute, beside one that is told of at once. */
  @Test
  void valuesOfASlowGroupMayBeMissingForAsLongAsItsPublishingInterval() {
    slowest = Duration.ofSeconds(30);
    see(0, ReadingOrigin.LIVE, 30);
    for (int second = 31; second < 60; second++) {
      see(second, ReadingOrigin.LIVE, second);
    }
    assertThat(reach.bySource()).containsEntry("plc-1", NOON);
  }

  @Test
  void aSourceWithoutAnyChangeIsAsFarAsItsFirstValuesCameHoweverOldTheyAre() {
    see(-9_000, ReadingOrigin.INITIAL, 7);
    assertThat(reach.bySource()).containsOnly(java.util.Map.entry("plc-1", NOON.plusSeconds(7)));
  }

  @Test
  void theFirstValuesOfAServerWhoseClockIsBehindHaveItsTime() {
    see(-600, ReadingOrigin.INITIAL, 0);
    assertThat(reach.bySource()).containsEntry("plc-1", NOON.minusSeconds(600));
  }

  @Test
  void firstValuesSayNothingBesideChanges() {
    see(1, ReadingOrigin.LIVE, 1);
    see(-600, ReadingOrigin.INITIAL, 2);
    assertThat(reach.bySource()).containsEntry("plc-1", NOON.plusSeconds(1));
  }

  @Test
  void ofDroppedValuesItIsKnownHowManyShouldBeThere() {
    drop(1);
    drop(2);
    losses.missed("wtp-1", "plc-1", "b", GapCause.OVERFLOW, NOON, NOON.plusSeconds(1));
    assertThat(losses.drain(this::nextId, NOON))
        .extracting(Gap::expectedSamples)
        .containsExactly(2L, null);
  }

  @Test
  void aClockThatIsWrongAltogetherSaysNothingOfHowFarTheSourceIs() {
    see(-1_000_000_000L, ReadingOrigin.LIVE, 3);
    see(1_000_000_000L, ReadingOrigin.LIVE, 4);
    assertThat(reach.bySource()).containsEntry("plc-1", NOON.plusSeconds(3));
  }

  private void see(long sourceSecond, ReadingOrigin origin, long receivedSecond) {
    Instant time = NOON.plusSeconds(sourceSecond);
    Reading made =
        Samples.reading(
            Samples.stream(ValueType.DOUBLE), sample(new RawValue.Real(1), 0, time, origin));
    reach.seen(
        new Reading(
            made.eventId(),
            time,
            made.timestampOrigin(),
            time,
            NOON.plusSeconds(receivedSecond),
            made.plantId(),
            made.area(),
            made.tagName(),
            made.value(),
            made.valueType(),
            made.unit(),
            made.quality(),
            made.statusCode(),
            made.alarmState(),
            made.sourceId(),
            made.origin(),
            made.seq()));
  }
}
