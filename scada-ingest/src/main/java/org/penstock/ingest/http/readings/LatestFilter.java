package org.penstock.ingest.http.readings;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.store.FollowLatest;
import org.penstock.ingest.app.store.ListReadings;
import org.penstock.kit.http.Refusals;

/** Which latest readings somebody wants; every tag where none is named. */
record LatestFilter(Set<String> tags, @Nullable String area) implements Predicate<Reading> {

  /** The filter, unless a tag does not exist. */
  static LatestFilter of(
      List<String> tags, @Nullable String area, FollowLatest latest, ListReadings known) {
    if (!latest.isReady()) {
      throw Refusals.builder(
              503, "not-ready", "The latest readings are still being fetched from the broker")
          .withHeader("Retry-After", "2")
          .build();
    }
    for (String tag : tags) {
      if (!known.isTag(tag) && latest.of(tag).isEmpty()) {
        throw Refusals.of(404, "unknown-tag", "There is no tag " + tag);
      }
    }
    return new LatestFilter(Set.copyOf(tags), area);
  }

  @Override
  public boolean test(Reading reading) {
    return (tags.isEmpty() || tags.contains(reading.tagName()))
        && (area == null || area.equals(reading.area()));
  }
}
