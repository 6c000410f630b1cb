package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.disk.spool.DiskSpool;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.scenario.RecordingCounters;

/** Scenario 12: the broker stays away until the spool is full. */
@Tag("waits")
class Scenario12SpoolFullIT {

  private static final int VALUES = 60_000;

  @TempDir Path temp;

  private final SourceSpec source =
      Samples.source(
          Samples.tag("filters.a", ValueType.DOUBLE, null),
          Samples.tag("filters.b", ValueType.DOUBLE, null),
          Samples.tag("clearwell.c", ValueType.DOUBLE, null));
  private final InstantSource clock = () -> NOON;
  private final LossTally losses = new LossTally();
  private final Notices notices = new Notices();
  private final Broker broker = new Broker();
  private final RecordingCounters counters = new RecordingCounters();
  private final IngestConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(IngestConfig.class)
          .build()
          .getConfigMapping(IngestConfig.class);

  @Test
  void whatIsDroppedIsCountedAndInAGapAndTheRestArrivesInOrder() throws InterruptedException {
    CurrentSources sources =
        () -> new Sources(List.of(source), new InboundTags("wtp-1", List.of(), 1), List.of());
    try (DiskSpool spool = spool()) {
      StreamReadings stream =
          new StreamReadings(sources, new SampleRing(1_000, losses), spool, losses, counters);
      PublishReadings publish = publish(spool, sources);
      Set<String> handedOver = new HashSet<>();
      for (int i = 0; i < VALUES; i += 30) {
        stream.passNow(source, samples(i, 30)).forEach(made -> handedOver.add(made.eventId()));
        publish.publishSome();
      }
      assertThat(handedOver).hasSize(VALUES);
      assertThat(broker.published).isEmpty();
      assertThat(spool.state().dropped()).isPositive();

      broker.isThere = true;
      while (spool.size() > 0 || notices.size() > 0) {
        publish.publishSome();
      }
      check(handedOver, spool.state().dropped());
    }
  }

  private void check(Set<String> handedOver, long dropped) {
    assertThat(broker.published).extracting(Reading::eventId).doesNotHaveDuplicates();
    assertThat(broker.published).extracting(Reading::timestamp).isSorted();
    assertThat(broker.published.size() + dropped).isEqualTo(handedOver.size());
    assertThat(broker.gaps).extracting(Gap::cause).containsOnly(GapCause.SPOOL_DROPPED);
    assertThat(broker.gaps.stream().mapToLong(Gap::droppedSamples).sum()).isEqualTo(dropped);
    Set<String> arrived = new HashSet<>();
    broker.published.forEach(reading -> arrived.add(reading.tagName() + reading.timestamp()));
    for (int i = 0; i < VALUES; i++) {
      RawSample made = sample(i);
      if (!arrived.contains(made.tagName() + made.time())) {
        assertThat(broker.gaps).anyMatch(gap -> names(gap, made));
      }
    }
  }

  private static boolean names(Gap gap, RawSample made) {
    Instant to = gap.to();
    return made.tagName().equals(gap.tagName())
        && !made.time().isBefore(gap.from())
        && to != null
        && !made.time().isAfter(to);
  }

  private List<RawSample> samples(int from, int count) {
    List<RawSample> samples = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      samples.add(sample(i));
    }
    return samples;
  }

  private RawSample sample(int number) {
    TagSpec tag = source.tags().get(number % source.tags().size());
    Instant time = NOON.plusMillis(number);
    return new RawSample(
        tag.tagName(),
        new RawValue.Real(number / 7.0),
        0,
        time,
        time,
        time.plusMillis(40),
        ReadingOrigin.LIVE);
  }

  private DiskSpool spool() {
    return new DiskSpool(
        temp,
        new DiskSpool.Bounds(1 << 20, 1 << 16, 500, 1_000, Duration.ofSeconds(5)),
        losses,
        new Reach(_ -> Duration.ZERO),
        new NoProgress(),
        clock);
  }

  private PublishReadings publish(DiskSpool spool, CurrentSources sources) {
    MemoryLedger ledger = new MemoryLedger();
    RecordGaps gaps = new RecordGaps(ledger, notices, sources, clock, config);
    TellLosses tellLosses =
        new TellLosses(
            losses, gaps, notices, ledger, UntoldGaps.inMemory(), UUID::randomUUID, clock, config);
    return new PublishReadings(spool, notices, losses, tellLosses, broker, counters, clock, config);
  }

  /** A broker that is away at first. */
  private static final class Broker implements Publisher {

    private final List<Reading> published = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean isThere;

    @Override
    public Outcome publish(List<Reading> readings) {
      if (!isThere) {
        return new Outcome(0, List.of());
      }
      published.addAll(readings);
      return new Outcome(readings.size(), List.of());
    }

    @Override
    public Answers tell(List<Notice> all) {
      if (!isThere) {
        return Answers.none();
      }
      all.forEach(notice -> gaps.add(((Notice.Missing) notice).gap()));
      return Answers.all(all);
    }
  }

  private static final class NoProgress implements Progress {

    @Override
    public Optional<Instant> ofEarlierRun(String sourceId) {
      return Optional.empty();
    }

    @Override
    public void reached(String sourceId, Instant time) {}

    @Override
    public void setBack(Duration by) {}
  }
}
