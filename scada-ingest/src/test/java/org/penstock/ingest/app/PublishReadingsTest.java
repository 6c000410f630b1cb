package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Counters.Happening;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.Sources;

class PublishReadingsTest {

  private final LossTally losses = new LossTally();
  private final MemorySpool spool = new MemorySpool(3, losses);
  private final Notices notices = new Notices();
  private final Broker broker = new Broker();
  private final Map<String, Instant> progress = new HashMap<>();
  private final IngestConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(IngestConfig.class)
          .build()
          .getConfigMapping(IngestConfig.class);
  private final InstantSource clock = InstantSource.fixed(NOON.plusSeconds(60));
  private final PublishReadings publish =
      new PublishReadings(
          spool,
          notices,
          new RecordGaps(
              new MemoryLedger(),
              notices,
              () -> new Sources(List.of(), new InboundTags("wtp-1", List.of(), 1), List.of()),
              clock,
              config),
          losses,
          broker,
          new NoCounters(),
          new Reached(),
          () -> new UUID(0, broker.told.size()),
          clock,
          config);

  @Test
  void readingsLeaveInOrderWhenTheBrokerHasThem() throws InterruptedException {
    append(3);
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    assertThat(spool.size()).isZero();
    assertThat(progress).containsEntry("plc-1", NOON.plusSeconds(2).plusMillis(40));
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
    assertThat(publish.publishSome()).isFalse();
    broker.takes = 100;
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
  }

  @Test
  void aReadingThatTheBrokerNeverTakesIsAGapAndTheNextOnesGoOn() throws InterruptedException {
    append(3);
    broker.refuses = NOON.plusSeconds(1);
    assertThat(publish.publishSome()).isTrue();
    assertThat(broker.values()).containsExactly(NOON, NOON.plusSeconds(2));
    assertThat(broker.gaps()).extracting(Gap::cause).containsExactly(GapCause.DATA_LOST);
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      spool.append(reading(i, NOON.plusSeconds(i)));
    }
  }

  /** A broker that takes as many readings at once as a test says. */
  private static final class Broker implements Publisher {

    private final List<Reading> published = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private int takes = 100;
    private Instant refuses = Instant.MIN;

    @Override
    public Outcome publish(List<Reading> readings) {
      List<Reading> taken = readings.subList(0, Math.min(takes, readings.size()));
      List<Reading> refused =
          taken.stream().filter(reading -> reading.timestamp().equals(refuses)).toList();
      taken.stream().filter(reading -> !refused.contains(reading)).forEach(published::add);
      return new Outcome(taken.size(), refused);
    }

    @Override
    public List<Notice> tell(List<Notice> notices) {
      told.addAll(notices);
      return notices;
    }

    List<Instant> values() {
      return published.stream().map(Reading::timestamp).toList();
    }

    List<Gap> gaps() {
      return told.stream().map(notice -> ((Notice.Missing) notice).gap()).toList();
    }
  }

  private final class Reached implements Progress {

    @Override
    public Optional<Instant> ofEarlierRun(String sourceId) {
      return Optional.empty();
    }

    @Override
    public void reached(String sourceId, Instant receivedAt) {
      progress.put(sourceId, receivedAt);
    }
  }

  private static final class NoCounters implements Counters {

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
}
