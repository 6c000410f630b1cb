package org.penstock.ingest.domain.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.penstock.event.Reading;

/**
 * One reading for each tag.
 *
 * <p>How it works. Every change has a number. Who follows the changes keeps the number up to which
 * it has seen them and asks for what is newer: so a tag that changed ten times meanwhile is there
 * once, a follower that is slow costs no memory, and none holds up another or the one thread that
 * writes.
 */
public final class LatestReadings {

  private final Map<String, Numbered> readings = new ConcurrentHashMap<>();
  private volatile long number;
  private volatile boolean complete;

  private record Numbered(Told told, long number) {}

  /**
   * Some changes in their order.
   *
   * @param upTo the number to go on from
   * @param hasMore whether there were more than asked for
   */
  public record Changes(List<Reading> readings, long upTo, boolean hasMore) {

    public Changes {
      readings = List.copyOf(readings);
    }
  }

  /** Takes a tag's newest reading; by one thread only. */
  public void put(Told told) {
    Numbered known = readings.get(told.tagName());
    if (known == null || !known.told().equals(told)) {
      long next = number + 1;
      readings.put(told.tagName(), new Numbered(told, next));
      // Last, so that who sees the number finds the reading.
      number = next;
    }
  }

  /** The tag is no more. */
  public void remove(String tagName) {
    readings.remove(tagName);
  }

  /** Everything that there was at the start has been put. */
  public void complete() {
    complete = true;
  }

  /** Whether a tag without a reading here has none. */
  public boolean isComplete() {
    return complete;
  }

  /** The tag's reading. */
  public Optional<Reading> of(String tagName) {
    return Optional.ofNullable(readings.get(tagName)).flatMap(known -> known.told().reading());
  }

  /** The readings wanted, in the order of their tags. */
  public List<Reading> all(Predicate<Reading> wanted) {
    return readings.values().stream()
        .flatMap(known -> known.told().reading().stream())
        .filter(wanted)
        .sorted(Comparator.comparing(Reading::tagName))
        .toList();
  }

  /** At most so many changes behind that number, the oldest first; 0 is before the first. */
  public Changes since(long seen, Predicate<Reading> wanted, int most) {
    long now = number;
    List<Numbered> changed =
        readings.values().stream()
            .filter(one -> one.number() > seen && one.number() <= now)
            .filter(one -> one.told().reading().filter(wanted).isPresent())
            .sorted(Comparator.comparingLong(Numbered::number))
            .limit(most + 1L)
            .toList();
    boolean hasMore = changed.size() > most;
    List<Numbered> taken = hasMore ? changed.subList(0, most) : changed;
    return new Changes(
        taken.stream().flatMap(one -> one.told().reading().stream()).toList(),
        hasMore ? taken.getLast().number() : now,
        hasMore);
  }
}
