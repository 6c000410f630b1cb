package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.penstock.event.Gap;

/**
 * Which gaps of a source are filled together. Those of all tags that touch each other, because each
 * is read with a margin, and a source that comes and goes would have the same minutes read again
 * and again. And those of single tags at nearly the same time, because a server that was too fast
 * for us lost values of many tags at once, and one call can ask for several tags.
 */
public final class GapGroups {

  private GapGroups() {}

  /** The time of a closed gap. */
  public static Window windowOf(Gap gap) {
    Instant from = gap.from();
    Instant to = Objects.requireNonNull(gap.to(), "an open gap has no window");
    return to.isBefore(from) ? new Window(to, from) : new Window(from, to);
  }

  /**
   * The groups.
   *
   * @param closed closed gaps of one source
   * @param near so far apart those of single tags still belong together
   * @param margin with which each is read, before and behind
   * @param longest time that is read in one go
   */
  public static List<List<Gap>> of(
      List<Gap> closed, Duration near, Duration margin, Duration longest) {
    List<List<Gap>> groups = new ArrayList<>(touching(closed, margin.multipliedBy(2), longest));
    List<Group> open = new ArrayList<>();
    for (Gap gap : closed) {
      String tag = gap.tagName();
      if (tag != null) {
        Window window = windowOf(gap);
        Group group =
            open.stream().filter(known -> known.takes(tag, window, near)).findFirst().orElse(null);
        if (group == null) {
          open.add(new Group(gap, tag, window));
        } else {
          group.add(gap, tag);
        }
      }
    }
    open.forEach(group -> groups.add(List.copyOf(group.gaps)));
    return groups;
  }

  /** Gaps of all tags, the earliest first; what follows so closely goes with the one before. */
  private static List<List<Gap>> touching(List<Gap> closed, Duration within, Duration longest) {
    List<List<Gap>> groups = new ArrayList<>();
    List<Gap> group = new ArrayList<>();
    Window time = new Window(Instant.MIN, Instant.MIN);
    for (Gap gap : wholeInOrder(closed)) {
      Window window = windowOf(gap);
      boolean touches =
          !group.isEmpty()
              && !window.from().isAfter(time.to().plus(within))
              && !time.with(window).isLongerThan(longest);
      if (!touches) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(gap);
      time = touches ? time.with(window) : window;
    }
    return groups.stream().map(List::copyOf).toList();
  }

  private static List<Gap> wholeInOrder(List<Gap> closed) {
    return closed.stream()
        .filter(gap -> gap.tagName() == null)
        .sorted(Comparator.comparing(gap -> windowOf(gap).from()))
        .toList();
  }

  /** Gaps that are filled together; two of one tag are not, so that each has its own count. */
  private static final class Group {

    private final List<Gap> gaps = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private final Window first;

    Group(Gap gap, String tag, Window window) {
      this.first = window;
      add(gap, tag);
    }

    boolean takes(String tag, Window window, Duration near) {
      // Compared with the first one's time only: a chain of neighbours would have no end.
      return !tags.contains(tag)
          && first.widened(near).contains(window.from())
          && first.widened(near).contains(window.to());
    }

    void add(Gap gap, String tag) {
      gaps.add(gap);
      tags.add(tag);
    }
  }
}
