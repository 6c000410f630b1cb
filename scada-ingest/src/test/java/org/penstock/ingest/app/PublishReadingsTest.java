package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapStream;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.condition.Events;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.GapLife;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Counters.Happening;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.kit.work.StopSignal;

class PublishReadingsTest {

  private final LossTally losses = new LossTally();
  private final MemorySpool spool = new MemorySpool(3, losses);
  private final Notices notices = new Notices();
  private final Broker broker = new Broker();
  private final IngestConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(IngestConfig.class)
          .build()
          .getConfigMapping(IngestConfig.class);
  private final InstantSource clock = InstantSource.fixed(NOON.plusSeconds(60));
  private final MemoryLedger ledger = new MemoryLedger();
  private final Map<String, Gap> untold = new LinkedHashMap<>();
  private int refusedNotices;
  private final RecordGaps gaps =
      new RecordGaps(
          ledger,
          notices,
          () -> new Sources(List.of(), new InboundTags("wtp-1", List.of(), 1), List.of()),
          clock,
          config);
  private final TellLosses tellLosses = tellLosses();
  private final PublishReadings publish =
      new PublishReadings(
          spool, notices, losses, tellLosses, broker, new NoCounters(), clock, config);

  private TellLosses tellLosses() {
    return new TellLosses(
        losses,
        gaps,
        notices,
        ledger,
        new Untold(),
        () -> new UUID(0, broker.told.size()),
        clock,
        config);
  }

  @Test
  void readingsLeaveInOrderWhenTheBrokerHasThem() throws InterruptedException {
    append(3);
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    assertThat(spool.size()).isZero();
  }

  @Test
  void whileTheBrokerIsAwayTheyWaitAndWhatIsDroppedIsToldAfterwards() throws InterruptedException {
    append(2);
    broker.takes = 0;
    assertThat(publish.publishSome()).isFalse();
    append(9);
    assertThat(publish.publishSome()).isFalse();
    assertThat(broker.told).isEmpty();

    broker.takes = 100;
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.published).hasSize(5);
    List<Gap> gaps = broker.gaps();
    assertThat(gaps)
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.SPOOL_DROPPED);
          assertThat(gap.droppedSamples()).isEqualTo(6);
        });
  }

  @Test
  void whatTheBrokerHasIsNotSentAgain() throws InterruptedException {
    append(3);
    broker.takes = 2;
    assertThat(publish.publishSome()).isTrue();
    assertThat(spool.size()).isEqualTo(1);
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
  }

  @Test
  void atTheStopWhatIsOnItsWayIsWaitedFor() throws InterruptedException {
    append(3);
    broker.takes = 1;
    StopSignal stop = new StopSignal();
    broker.onPublish = stop::raise;

    publish.run(stop);

    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    assertThat(spool.size()).isZero();
  }

  @Test
  void atTheStopABrokerThatIsAwayIsNotWaitedFor() throws InterruptedException {
    append(3);
    broker.takes = 0;
    StopSignal stop = new StopSignal();
    broker.onPublish = stop::raise;

    publish.run(stop);

    assertThat(spool.size()).isEqualTo(3);
  }

  @Test
  void aReadingThatTheBrokerNeverTakesIsAGapAndTheNextOnesGoOn() throws InterruptedException {
    append(3);
    broker.refuses = NOON.plusSeconds(1);
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(2));
    assertThat(broker.gaps()).extracting(Gap::cause).containsExactly(GapCause.DATA_LOST);
  }

  @Test
  void aNoticeThatTheBrokerNeverTakesIsCountedAndNotTriedAgain() throws InterruptedException {
    notices.post(new Notice.TagGone("too.large"));
    notices.post(new Notice.TagGone("small"));
    broker.refusesAbout = "tag too.large";
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.told).containsExactly(new Notice.TagGone("small"));
    assertThat(notices.size()).isZero();
    assertThat(refusedNotices).isEqualTo(1);
  }

  @Test
  void anAlarmEventThatTheBrokerNeverTakesIsAGap() throws InterruptedException {
    Notice.AlarmEvent event = new Notice.AlarmEvent(Events.told("1", NOON));
    notices.post(event);
    broker.refusesAbout = event.about();
    publish.publishSome();
    publish.publishSome();
    assertThat(broker.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.stream()).isEqualTo(GapStream.ALARM_EVENTS);
          assertThat(gap.cause()).isEqualTo(GapCause.DATA_LOST);
          assertThat(gap.from()).isEqualTo(NOON);
          assertThat(gap.to()).isEqualTo(NOON);
          assertThat(gap.droppedSamples()).isEqualTo(1);
        });
  }

  @Test
  void aLossIsKeptWhileItGrowsAndToldInTheNextRun() {
    drop(1);
    tellLosses.keep();
    drop(2);
    tellLosses.keep();
    assertThat(untold.values()).extracting(Gap::droppedSamples).containsExactly(2L);

    theProcessDies();
    tellLosses().post();
    assertThat(notices.head(9))
        .singleElement()
        .satisfies(
            notice -> assertThat(((Notice.Missing) notice).gap().droppedSamples()).isEqualTo(2));
  }

  @Test
  void whatBecameOfAnUntoldGapMeanwhileIsToldInsteadOfIt() {
    drop(1);
    tellLosses.keep();
    Gap kept = untold.values().iterator().next();
    Gap filled =
        GapLife.after(kept, GapLife.Step.STARTED, 0, "is being read", clock.instant())
            .orElseThrow();
    ledger.keep(List.of(filled));
    theProcessDies();
    tellLosses().post();
    assertThat(notices.head(9)).containsExactly(new Notice.Missing(filled));
  }

  /** What was only counted is forgotten. */
  private void theProcessDies() {
    losses.drain(() -> "gone", NOON);
  }

  private void drop(int second) {
    losses.dropped("wtp-1", "plc-1", "a", GapCause.CONSUMER_SLOW, NOON.plusSeconds(second));
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      spool.append(List.of(reading(i, NOON.plusSeconds(i))));
    }
  }

  /** A broker that takes as many readings at once as a test says. */
  private static final class Broker implements Publisher {

    private final List<Reading> published = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private int takes = 100;
    private Instant refuses = Instant.MIN;
    private String refusesAbout = "nothing";
    private Runnable onPublish = () -> {};

    @Override
    public Outcome publish(List<Reading> readings) {
      onPublish.run();
      List<Reading> taken = readings.subList(0, Math.min(takes, readings.size()));
      List<Reading> refused =
          taken.stream().filter(reading -> reading.timestamp().equals(refuses)).toList();
      taken.stream().filter(reading -> !refused.contains(reading)).forEach(published::add);
      return new Outcome(taken.size(), refused);
    }

    @Override
    public Answers tell(List<Notice> notices) {
      List<Notice> refused = notices.stream().filter(notice -> isRefused(notice)).toList();
      notices.stream().filter(notice -> !isRefused(notice)).forEach(told::add);
      return new Answers(notices, refused);
    }

    private boolean isRefused(Notice notice) {
      return notice.about().equals(refusesAbout);
    }

    List<Instant> values() {
      return published.stream().map(Reading::timestamp).toList();
    }

    List<Gap> gaps() {
      return told.stream().map(notice -> ((Notice.Missing) notice).gap()).toList();
    }
  }

  private final class NoCounters implements Counters {

    @Override
    public void noticesRefused(int notices) {
      refusedNotices += notices;
    }

    @Override
    public void normalized(Normalized result) {}

    @Override
    public void published(List<Reading> readings) {}

    @Override
    public void refused(int readings) {}

    @Override
    public void happened(Happening what) {}

    @Override
    public void reconnected(SourceFault cause) {}

    @Override
    public void stepTaken(Step step) {}

    @Override
    public void stored(int readings) {}
  }

  /** Untold gaps that a test can look into. */
  private final class Untold implements UntoldGaps {

    @Override
    public List<Gap> ofEarlierRun() {
      return List.copyOf(untold.values());
    }

    @Override
    public void keep(Gap gap) {
      untold.put(gap.gapId(), gap);
    }

    @Override
    public void forget(String gapId) {
      untold.remove(gapId);
    }

    @Override
    public void sync() {}
  }
}
