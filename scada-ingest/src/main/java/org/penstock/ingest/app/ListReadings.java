package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.ReadingStore;

/** Finds stored readings of a tag. */
@ApplicationScoped
public class ListReadings {

  private final ReadingStore store;
  private final CurrentSources sources;

  ListReadings(ReadingStore store, CurrentSources sources) {
    this.store = store;
    this.sources = sources;
  }

  /** Whether there is a tag of that name, read by us or published to us. */
  public boolean isTag(String tagName) {
    return sources.now().ofTag(tagName).isPresent()
        || sources.now().inbound().tag(tagName).isPresent();
  }

  /** A page of readings in the order of their time. */
  public List<Reading> page(ReadingStore.Range range) {
    return store.find(range);
  }
}
