package org.penstock.ingest.app.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.store.LatestReadings;
import org.penstock.ingest.domain.store.Told;

/** Knows the latest reading of every tag of the plant, whoever read it. */
@ApplicationScoped
public class FollowLatest {

  private final LatestReadings latest = new LatestReadings();

  /** Takes a tag's newest reading; called by one thread. */
  public void take(Told told) {
    latest.put(told);
  }

  /** The tag is no more; called by the same thread. */
  public void forget(String tagName) {
    latest.remove(tagName);
  }

  /** Everything that there was at the start has been taken. */
  public void caughtUp() {
    latest.complete();
  }

  /** Whether the answers are whole. */
  public boolean isReady() {
    return latest.isComplete();
  }

  /** The latest reading of a tag. */
  public Optional<Reading> of(String tagName) {
    return latest.of(tagName);
  }

  /** The latest readings wanted, in the order of their tags. */
  public List<Reading> all(Predicate<Reading> wanted) {
    return latest.all(wanted);
  }

  /** What has changed since; 0 is before the first. */
  public LatestReadings.Changes since(long seen, Predicate<Reading> wanted, int most) {
    return latest.since(seen, wanted, most);
  }
}
