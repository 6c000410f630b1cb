package org.penstock.ingest.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.penstock.ingest.domain.port.Progress;

/** How far the sources came, kept from one run of the service to the next. */
final class RememberedProgress implements Progress {

  private final Map<String, Instant> reached = new ConcurrentHashMap<>();
  private final Map<String, Instant> earlier;

  RememberedProgress(Map<String, Instant> earlier) {
    this.earlier = new ConcurrentHashMap<>(earlier);
  }

  Map<String, Instant> reached() {
    return Map.copyOf(reached);
  }

  @Override
  public Optional<Instant> ofEarlierRun(String sourceId) {
    return Optional.ofNullable(earlier.get(sourceId));
  }

  @Override
  public void reached(String sourceId, Instant receivedAt) {
    reached.put(sourceId, receivedAt);
  }

  @Override
  public void setBack(Duration by) {
    earlier.replaceAll((_, time) -> time.minus(by));
  }
}
