package org.penstock.ingest.app.backfill;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.penstock.ingest.domain.port.Watermarks;

/** Watermarks that live as long as the test. */
public final class MemoryWatermarks implements Watermarks {

  private final Map<String, Instant> reached = new ConcurrentHashMap<>();

  @Override
  public Optional<Instant> of(String sourceId, String tagName) {
    return Optional.ofNullable(reached.get(sourceId + "/" + tagName));
  }

  @Override
  public void reached(String sourceId, Collection<String> tagNames, Instant time) {
    tagNames.forEach(tag -> reached.put(sourceId + "/" + tag, time));
  }
}
