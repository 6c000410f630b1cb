package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.ReadingStore;
import org.penstock.ingest.domain.source.Sources;

/** Finds stored readings of a tag. */
@ApplicationScoped
public class ListReadings {

  private final ReadingStore store;
  private final Sources sources;

  ListReadings(ReadingStore store, Sources sources) {
    this.store = store;
    this.sources = sources;
  }

  /** Whether there is a tag of that name, read by us or published to us. */
  public boolean isTag(String tagName) {
    return sources.ofTag(tagName).isPresent() || sources.inbound().tag(tagName).isPresent();
  }

  /** A page of readings in the order of their time. */
  public List<Reading> page(ReadingStore.Range range) {
    return store.find(range);
  }
}
