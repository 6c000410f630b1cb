package org.penstock.alert.domain.follow;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.follow.FollowedAlarms.Mark;
import org.penstock.alert.domain.follow.FollowedAlarms.News;
import org.penstock.event.AlarmSnapshot;

/**
 * One who follows the alarms.
 *
 * <p>How it works. At first it gets what there is, or what has changed since the position that it
 * names; then what changes. Only the last part of several carries a position: who loses the
 * connection between two parts gets both again.
 */
public final class Viewer {

  private static final String SNAPSHOT = "snapshot";
  private static final String CHANGES = "alarms";

  private final FollowedAlarms followed;
  private final Predicate<ChangedAlarm> wanted;
  private final OptionalLong resumeAt;
  private final int most;

  private long seen;

  /** How far the parts under way go; null where none are. */
  private @Nullable Mark goal;

  private boolean isFirstRun = true;
  private boolean isBegun;

  /**
   * A viewer who has seen nothing, or all before a position.
   *
   * @param wanted judged by what never changes in an alarm
   * @param most alarms in one part
   */
  public Viewer(
      FollowedAlarms followed, Predicate<ChangedAlarm> wanted, OptionalLong resumeAt, int most) {
    this.followed = followed;
    this.wanted = wanted;
    this.resumeAt = resumeAt;
    this.most = most;
  }

  /**
   * An event to send.
   *
   * @param position where to go on from; null in a part that others follow
   */
  public record Part(String name, List<AlarmSnapshot> alarms, @Nullable Long position) {

    /** An empty snapshot is worth it: it says that there is nothing. */
    public boolean isWorthSending() {
      return !alarms.isEmpty() || name.equals(SNAPSHOT);
    }

    /** Whether other parts follow. */
    public boolean hasMore() {
      return position == null;
    }
  }

  /** What comes next; nothing while nothing has changed. */
  public Part next() {
    Mark to = goal == null ? followed.mark() : goal;
    boolean isSnapshot = isFirstRun && !isBegun && !isResumed(to);
    News news = followed.between(seen, to.number(), isFirstRun ? firstWanted(to) : wanted, most);
    seen = news.upTo();
    goal = news.hasMore() ? to : null;
    isFirstRun = isFirstRun && news.hasMore();
    isBegun = true;
    return new Part(
        isSnapshot ? SNAPSHOT : CHANGES, news.alarms(), news.hasMore() ? null : to.position());
  }

  private Predicate<ChangedAlarm> firstWanted(Mark to) {
    return isResumed(to)
        ? wanted.and(changed -> changed.position() >= resumeAt.orElse(0))
        : wanted.and(ChangedAlarm::isOfInterest);
  }

  /** A position that this database has not reached is of another one: then everything is told. */
  private boolean isResumed(Mark to) {
    return resumeAt.isPresent() && resumeAt.getAsLong() <= to.position();
  }
}
