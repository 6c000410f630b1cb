package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.penstock.event.Gap;

/**
 * Which gaps of a source are filled together: those of single tags at nearly the same time, because
 * a server that was too fast for us lost values of many tags at once, and one call can ask for
 * several tags.
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
   * @param near so far apart they still belong together
   */
  public static List<List<Gap>> of(List<Gap> closed, Duration near) {
    List<List<Gap>> groups = new ArrayList<>();
    List<Group> open = new ArrayList<>();
    for (Gap gap : closed) {
      String tag = gap.tagName();
      if (tag == null) {
        groups.add(List.of(gap));
      } else {
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
