package org.penstock.alert.domain.signal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.TagValue;

/**
 * What a rule must remember of earlier readings in order to judge the next one. It depends on
 * readings and time alone, never on the alarm, so that it can be made again from the topic.
 *
 * <p>Each sort is bounded: the check of a draft allows at most 3,000 samples and 1,000 times; the
 * others are a handful of values.
 */
public sealed interface Memory {

  /** The rule looks at the present only. */
  record Nothing() implements Memory {

    /** There is but one. */
    public static final Nothing NOTHING = new Nothing();
  }

  /** When the tag was last heard of, and whether it has been silent for too long since. */
  record LastSeen(Instant at, boolean isSilent) implements Memory {}

  /**
   * Between which bounds the value has stayed, since when, and whether that is for too long; no
   * bounds before the first value.
   */
  record FlatLine(
      @Nullable BigDecimal low, @Nullable BigDecimal high, Instant since, boolean isFlat)
      implements Memory {}

  /**
   * The values at the last marks of a sample clock.
   *
   * @param every the clock's period: values of another clock are not to be compared
   * @param next the mark that comes next
   * @param values the oldest first; null where there was none fit to be used
   */
  record Samples(Duration every, Instant next, List<@Nullable BigDecimal> values)
      implements Memory {

    public Samples {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** One mark further; only the newest {@code most} are kept. */
    public Samples then(@Nullable BigDecimal value, Instant following, int most) {
      List<@Nullable BigDecimal> all = new ArrayList<>(values);
      all.add(value);
      return new Samples(every, following, all.subList(Math.max(0, all.size() - most), all.size()));
    }
  }

  /**
   * The samples of a window, and what was made of them at the last step.
   *
   * @param statistic null where too few samples were fit to be used
   */
  record Window(Samples samples, @Nullable BigDecimal statistic) implements Memory {}

  /**
   * What was commanded and what was fed back, and since when they disagree.
   *
   * @param since null while they agree, or one of them is not known yet
   * @param isOver whether that is for too long
   */
  record Disagreement(
      @Nullable TagValue command,
      @Nullable TagValue feedback,
      @Nullable Instant since,
      boolean isOver)
      implements Memory {}

  /**
   * When something last happened, the oldest first.
   *
   * @param last the tag's last value: it happens when the value changes to what is counted
   */
  record Times(List<Instant> times, @Nullable TagValue last) implements Memory {

    public Times {
      times = List.copyOf(times);
    }
  }
}
