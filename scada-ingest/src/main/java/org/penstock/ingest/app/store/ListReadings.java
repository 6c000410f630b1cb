package org.penstock.ingest.app.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.store.ReadingStore;
import org.penstock.ingest.domain.store.ReadingStore.Position;
import org.penstock.ingest.domain.store.ReadingStore.Range;

/** Finds stored readings of tags. */
@ApplicationScoped
public class ListReadings {

  private final ReadingStore store;
  private final CurrentSources sources;

  ListReadings(ReadingStore store, CurrentSources sources) {
    this.store = store;
    this.sources = sources;
  }

  /**
   * Which readings.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Wanted(SortedSet<String> tags, Instant from, Instant to) {}

  /** Whether there is a tag of that name, read by us or published to us. */
  public boolean isTag(String tagName) {
    return sources.now().ofTag(tagName).isPresent()
        || sources.now().inbound().tag(tagName).isPresent();
  }

  /** Where a page ended. */
  public record Place(String tagName, Position position) {}

  /** The place of a reading. */
  public static Place place(Reading reading) {
    return new Place(reading.tagName(), new Position(reading.timestamp(), reading.eventId()));
  }

  /** A page of readings behind that place: tag by tag, each in the order of its time. */
  public List<Reading> page(Wanted wanted, int limit, @Nullable Place after) {
    List<Reading> found = new ArrayList<>();
    for (String tag : after == null ? wanted.tags() : wanted.tags().tailSet(after.tagName())) {
      Position start = after != null && tag.equals(after.tagName()) ? after.position() : null;
      found.addAll(
          store.find(new Range(tag, wanted.from(), wanted.to(), limit - found.size(), start)));
      if (found.size() >= limit) {
        break;
      }
    }
    return found;
  }
}
