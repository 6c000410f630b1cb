package org.penstock.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.stream;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;

class IngestMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMetrics metrics =
      new IngestMetrics(registry, InstantSource.fixed(NOON.plusSeconds(60)));

  @Test
  void theLatencyOfIngestIsFromTheTimeOfTheSourceToTheReceipt() {
    publish(real(1, NOON));
    Timer latency = registry.get("scada.ingest.latency").timer();
    assertThat(latency.count()).isEqualTo(1);
    assertThat(latency.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(40);
    assertThat(latency.takeSnapshot().histogramCounts()).isNotEmpty();
  }

  @Test
  void whatIsNotLiveSaysNothingOfTheLatency() {
    publish(Samples.sample(new RawValue.Real(1), 0, NOON, ReadingOrigin.BACKFILL));
    assertThat(registry.get("scada.ingest.latency").timer().count()).isZero();
  }

  @Test
  void aClockOfTheSourceThatIsAheadIsNoLatency() {
    publish(
        new RawSample(
            "filters.filter2.turbidity",
            new RawValue.Real(1),
            0,
            NOON,
            NOON,
            NOON.minusSeconds(2),
            ReadingOrigin.LIVE));
    Timer latency = registry.get("scada.ingest.latency").timer();
    assertThat(latency.count()).isEqualTo(1);
    assertThat(latency.totalTime(TimeUnit.MILLISECONDS)).isZero();
  }

  private void publish(RawSample sample) {
    metrics.published(List.of(Samples.reading(stream(ValueType.DOUBLE), sample)));
  }
}
