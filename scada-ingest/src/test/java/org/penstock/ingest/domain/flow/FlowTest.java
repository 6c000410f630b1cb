package org.penstock.ingest.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.turbidity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.event.TagMetadata;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.condition.Events;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.trust.ClockSkew;

class FlowTest {

  private static final Duration NO_WAIT = Duration.ZERO;

  private final LossTally losses = new LossTally();

  private static List<RawSample> samples(int count) {
    return IntStream.range(0, count).mapToObj(i -> real(i, NOON.plusSeconds(i))).toList();
  }

  private static List<Reading> readings(int count) {
    return IntStream.range(0, count).mapToObj(i -> reading(i, NOON.plusSeconds(i))).toList();
  }

  private List<Gap> gaps() {
    return losses.drain(() -> "gap-1", NOON.plusSeconds(60));
  }

  @Test
  void theRingKeepsTheOrder() throws InterruptedException {
    SampleRing ring = new SampleRing(10, losses);
    ring.offer(source(turbidity()), samples(3));
    assertThat(ring.take(2, NO_WAIT)).extracting(SampleRing.Entry::sample).isEqualTo(samples(2));
    assertThat(ring.size()).isEqualTo(1);
    assertThat(ring.take(2, NO_WAIT)).hasSize(1);
    assertThat(ring.take(2, NO_WAIT)).isEmpty();
    assertThat(losses.isEmpty()).isTrue();
  }

  @Test
  void aFullRingDropsTheOldestAndSaysWhich() throws InterruptedException {
    SampleRing ring = new SampleRing(3, losses);
    ring.offer(source(turbidity()), samples(5));
    assertThat(ring.take(9, NO_WAIT))
        .extracting(entry -> entry.sample().time())
        .containsExactly(NOON.plusSeconds(2), NOON.plusSeconds(3), NOON.plusSeconds(4));
    assertThat(losses.total()).isEqualTo(2);
    assertThat(gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.CONSUMER_SLOW);
          assertThat(gap.tagName()).isEqualTo("filters.filter2.turbidity");
          assertThat(gap.from()).isEqualTo(NOON);
          assertThat(gap.to()).isEqualTo(NOON.plusSeconds(1));
          assertThat(gap.droppedSamples()).isEqualTo(2);
        });
    assertThat(losses.isEmpty()).isTrue();
  }

  @Test
  void aDroppedSampleOfAnImpossibleTimeIsMissingWhenItCame() {
    SampleRing ring = new SampleRing(1, losses);
    Instant in1970 = Instant.EPOCH.plusSeconds(7);
    RawSample odd =
        new RawSample(
            "filters.filter2.turbidity",
            new RawValue.Real(1),
            0,
            in1970,
            in1970,
            NOON,
            ReadingOrigin.LIVE);
    ring.offer(source(turbidity()), List.of(odd, odd));
    assertThat(gaps()).extracting(Gap::from, Gap::to).containsExactly(tuple(NOON, NOON));
  }

  @Test
  void takingWaitsForTheFirstSample() throws Exception {
    SampleRing ring = new SampleRing(3, losses);
    CompletableFuture<List<SampleRing.Entry>> taken =
        CompletableFuture.supplyAsync(() -> {
          try {
            return ring.take(1, Duration.ofSeconds(10));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    ring.offer(source(turbidity()), samples(1));
    assertThat(taken.get(5, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void whatIsNotReleasedIsThereAgain() throws InterruptedException {
    MemorySpool spool = new MemorySpool(10, losses);
    List<Reading> readings = readings(4);
    spool.append(readings);
    assertThat(spool.head(3, NO_WAIT)).isEqualTo(readings.subList(0, 3));
    spool.release(1);
    assertThat(spool.head(2, NO_WAIT)).isEqualTo(readings.subList(1, 3));
    assertThat(spool.head(9, NO_WAIT)).isEqualTo(readings.subList(1, 4));
    assertThat(spool.size()).isEqualTo(3);
    assertThat(spool.state().oldest()).isEqualTo(readings.get(1).ingestTimestamp());
    spool.release(3);
    assertThat(spool.head(9, NO_WAIT)).isEmpty();
    assertThat(spool.state().oldest()).isNull();
  }

  @Test
  void aSpoolInMemoryIsNeverSafeAndNeverInTrouble() throws InterruptedException {
    MemorySpool spool = new MemorySpool(10, losses);
    spool.append(readings(1));
    spool.awaitUnsafe(1, Duration.ofMillis(1));
    spool.sync();
    assertThat(spool.state().trouble()).isEmpty();
    assertThat(spool.state().bytes()).isZero();
  }

  @Test
  void aFullSpoolDropsTheOldestThatIsNotBeingSent() throws InterruptedException {
    MemorySpool spool = new MemorySpool(2, losses);
    List<Reading> readings = readings(6);
    spool.append(readings.subList(0, 1));
    assertThat(spool.head(1, NO_WAIT)).containsExactly(readings.get(0));
    spool.append(readings.subList(1, 6));
    assertThat(spool.head(9, NO_WAIT))
        .containsExactly(readings.get(0), readings.get(4), readings.get(5));
    assertThat(gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.SPOOL_DROPPED);
          assertThat(gap.from()).isEqualTo(NOON.plusSeconds(1));
          assertThat(gap.to()).isEqualTo(NOON.plusSeconds(3));
          assertThat(gap.droppedSamples()).isEqualTo(3);
          assertThat(gap.recovery()).isEqualTo(GapRecovery.PENDING);
        });
    assertThat(spool.state().dropped()).isEqualTo(3);
  }

  @Test
  void theHeadWaitsForTheFirstReading() throws Exception {
    MemorySpool spool = new MemorySpool(3, losses);
    CompletableFuture<List<Reading>> head =
        CompletableFuture.supplyAsync(() -> {
          try {
            return spool.head(1, Duration.ofSeconds(10));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    spool.append(readings(1));
    assertThat(head.get(5, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void noBufferIsWithoutRoom() {
    assertThatThrownBy(() -> new MemorySpool(0, losses)).hasMessageContaining("spool");
    assertThatThrownBy(() -> new SampleRing(0, losses)).hasMessageContaining("ring");
  }

  @Test
  void lossesOfOtherTagsAndCausesAreToldApart() {
    losses.dropped("wtp-1", "plc-1", "a", GapCause.SPOOL_DROPPED, NOON.plusSeconds(5));
    losses.dropped("wtp-1", "plc-1", "a", GapCause.SPOOL_DROPPED, NOON);
    losses.dropped("wtp-1", "plc-1", "b", GapCause.SPOOL_DROPPED, NOON);
    losses.missed("wtp-1", "plc-1", "a", GapCause.OVERFLOW, NOON, NOON.plusSeconds(1));
    List<Gap> gaps = gaps();
    assertThat(gaps).extracting(Gap::tagName).containsExactly("a", "b", "a");
    assertThat(gaps.getFirst().from()).isEqualTo(NOON);
    assertThat(gaps.getFirst().to()).isEqualTo(NOON.plusSeconds(5));
    assertThat(gaps.getLast().droppedSamples()).isZero();
  }

  @Test
  void whatIsLearntOfAnOutageChangesItsCauseAndNotItsIdentity() {
    Outage outage = new Outage("gap-9", "plc-1", "wtp-1", NOON, GapCause.CONNECTION_LOST, "cable");
    Gap learnt = outage.because(GapCause.SERVER_RESTART, "started anew").open(NOON);
    assertThat(learnt.gapId()).isEqualTo("gap-9");
    assertThat(learnt.cause()).isEqualTo(GapCause.SERVER_RESTART);
    assertThat(learnt.detail()).isEqualTo("cable; started anew");
  }

  @Test
  void anOutageKeepsItsIdentityFromOpeningToClosing() {
    Outage outage = new Outage("gap-9", "plc-1", "wtp-1", NOON, GapCause.CONNECTION_LOST, "cable");
    Gap open = outage.open(NOON.plusSeconds(1));
    Gap lost = outage.lost(NOON.plusSeconds(9), ClockSkew.NONE, NOON.plusSeconds(9));
    Gap survived = outage.survived(NOON.plusSeconds(9), ClockSkew.NONE, NOON.plusSeconds(9));
    assertThat(open.to()).isNull();
    assertThat(open.recovery()).isEqualTo(GapRecovery.PENDING);
    assertThat(lost.recovery()).isEqualTo(GapRecovery.PENDING);
    assertThat(survived.recovery()).isEqualTo(GapRecovery.COMPLETE);
    assertThat(List.of(open, lost, survived)).extracting(Gap::gapId).containsOnly("gap-9");
    assertThat(List.of(open, lost, survived)).extracting(Gap::tagName).containsOnlyNulls();
  }

  @Test
  void aLaterNoticeReplacesAnUnsentOneAboutTheSameThing() {
    Notices notices = new Notices();
    Notice first = status(SourceState.CONNECTING);
    Notice second = status(SourceState.RUNNING);
    Notice tag = new Notice.Tag(metadata());
    notices.post(first);
    notices.post(tag);
    notices.post(second);
    assertThat(notices.head(9)).containsExactly(tag, second);
    assertThat(notices.head(1)).containsExactly(tag);
    notices.release(List.of(tag, first));
    assertThat(notices.head(9)).containsExactly(second);
    notices.release(List.of(second));
    assertThat(notices.size()).isZero();
  }

  @Test
  void everyGapIsToldOfItsOwn() {
    Notices notices = new Notices();
    losses.dropped("wtp-1", "plc-1", "a", GapCause.SPOOL_DROPPED, NOON);
    Gap gap = gaps().getFirst();
    notices.post(new Notice.Missing(gap));
    notices.post(new Notice.Missing(gap));
    notices.post(
        new Notice.Missing(
            new Outage("gap-2", "plc-1", "wtp-1", NOON, GapCause.DATA_LOST, "x").open(NOON)));
    assertThat(notices.size()).isEqualTo(2);
  }

  @Test
  void noAlarmEventReplacesAnotherAndTheOldestGoesWhenTooManyWait() {
    Notices notices = new Notices();
    Notice.AlarmEvent first = alarm("e1");
    Notice.AlarmEvent second = alarm("e2");
    Notice.AlarmEvent third = alarm("e3");
    assertThat(notices.post(first, 2)).isEmpty();
    assertThat(notices.post(first, 2)).isEmpty();
    notices.post(status(SourceState.RUNNING));
    assertThat(notices.post(second, 2)).isEmpty();
    assertThat(notices.post(third, 2)).contains(first.event());
    assertThat(notices.head(9)).containsExactly(status(SourceState.RUNNING), second, third);
    notices.release(List.of(second));
    assertThat(notices.post(first, 2)).isEmpty();
    assertThat(notices.head(9)).containsExactly(status(SourceState.RUNNING), third, first);
  }

  private static Notice.AlarmEvent alarm(String eventId) {
    return new Notice.AlarmEvent(Events.published(eventId));
  }

  private static Notice status(SourceState state) {
    return new Notice.Status(
        new SourceStatus(
            "plc-1", "wtp-1", state, NOON, null, null, null, null, null, 1, 0, 7, NOON));
  }

  private static TagMetadata metadata() {
    return new TagMetadata(
        "a",
        "wtp-1",
        "filters",
        "plc-1",
        "nsu=urn:plant;s=a",
        ValueType.DOUBLE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        7,
        NOON);
  }
}
