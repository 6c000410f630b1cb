package org.penstock.alert.domain.follow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmSnapshot;

/**
 * Every alarm as it was last seen.
 *
 * <p>How it works. Each change that comes in has a number. A viewer keeps the number up to which it
 * has seen them and asks for what is newer: an alarm that changed ten times meanwhile is there
 * once, and a viewer that is slow costs no memory and holds nobody up. Numbers are of this
 * instance; positions are of the database, and a viewer can go on from one anywhere.
 */
public final class FollowedAlarms {

  private final Map<String, Numbered> alarms = new ConcurrentHashMap<>();
  private volatile Mark mark = new Mark(0, 0);

  private record Numbered(ChangedAlarm changed, long number) {}

  /**
   * How far it is known.
   *
   * @param number of the last change
   * @param position every change before it is known
   */
  public record Mark(long number, long position) {}

  /**
   * Some changes in their order.
   *
   * @param upTo the number to go on from
   * @param hasMore whether there were more than asked for
   */
  public record News(List<AlarmSnapshot> alarms, long upTo, boolean hasMore) {

    public News {
      alarms = List.copyOf(alarms);
    }
  }

  /** Takes changes; by one thread only. */
  public void take(AlarmChanges.Changes changes) {
    long number = mark.number();
    for (ChangedAlarm changed : changes.alarms()) {
      if (!isKnown(changed.alarm().alarmId(), changed.position())) {
        number++;
        alarms.put(changed.alarm().alarmId(), new Numbered(changed, number));
      }
    }
    // Last, so that who sees the number finds the change.
    mark = new Mark(number, changes.position());
  }

  /** Whether a change has been taken. */
  public boolean isKnown(String alarmId, long position) {
    @Nullable Numbered known = alarms.get(alarmId);
    return known != null && known.changed().position() == position;
  }

  /** How far it is known now. */
  public Mark mark() {
    return mark;
  }

  /** At most so many of the wanted behind one number up to another, the oldest first. */
  public News between(long seen, long upTo, Predicate<ChangedAlarm> wanted, int most) {
    List<Numbered> found =
        alarms.values().stream()
            .filter(one -> one.number() > seen && one.number() <= upTo)
            .filter(one -> wanted.test(one.changed()))
            .sorted(Comparator.comparingLong(Numbered::number))
            .limit(most + 1L)
            .toList();
    boolean hasMore = found.size() > most;
    List<Numbered> taken = hasMore ? found.subList(0, most) : found;
    return new News(
        taken.stream().map(one -> one.changed().alarm()).toList(),
        hasMore ? taken.getLast().number() : upTo,
        hasMore);
  }
}
