package org.penstock.ingest.app.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.penstock.ingest.domain.trust.TrustGauges;

/** Gauges without anybody who reads them over the network. */
public final class SilentGauges implements TrustGauges {

  private final Map<String, Duration> skews = new ConcurrentHashMap<>();

  /** How far the clock of each source's server is ahead. */
  public Map<String, Duration> skews() {
    return Map.copyOf(skews);
  }

  @Override
  public void ownCertificateEnds(Instant at) {
    // Of no interest here.
  }

  @Override
  public void serverCertificateEnds(String sourceId, Instant at) {
    // Of no interest here.
  }

  @Override
  public void clockIsAhead(String sourceId, Duration ahead) {
    skews.put(sourceId, ahead);
  }
}
