package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.penstock.ingest.domain.trust.TrustGauges;

/**
 * Certificates and clocks, for Prometheus; one gauge for each source, made when it is first known.
 */
@ApplicationScoped
class TrustMetrics implements TrustGauges {

  private static final String EXPIRY = "scada.cert.expiry.days";
  private static final String SKEW = "scada.clock.skew.seconds";
  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<String, AtomicReference<Instant>> ends = new ConcurrentHashMap<>();
  private final Map<String, AtomicReference<Duration>> skews = new ConcurrentHashMap<>();

  TrustMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public void ownCertificateEnds(Instant at) {
    ends("own", "", at);
  }

  @Override
  public void serverCertificateEnds(String sourceId, Instant at) {
    ends("server", sourceId, at);
  }

  private void ends(String which, String source, Instant at) {
    ends.computeIfAbsent(
            which + "/" + source,
            _ -> {
              AtomicReference<Instant> end = new AtomicReference<>(at);
              Gauge.builder(EXPIRY, end, known -> daysUntil(known.get()))
                  .description("Days until the certificate ends; below 0 once it has")
                  .tag("which", which)
                  .tag("source", source)
                  .register(registry);
              return end;
            })
        .set(at);
  }

  private double daysUntil(Instant end) {
    return Duration.between(clock.instant(), end).toSeconds() / SECONDS_A_DAY;
  }

  @Override
  public void clockIsAhead(String sourceId, Duration ahead) {
    skews
        .computeIfAbsent(
            sourceId,
            _ -> {
              AtomicReference<Duration> skew = new AtomicReference<>(ahead);
              Gauge.builder(SKEW, skew, known -> known.get().toMillis() / 1000.0)
                  .description("How far the server's clock is ahead of ours")
                  .tag("source", sourceId)
                  .register(registry);
              return skew;
            })
        .set(ahead);
  }
}
