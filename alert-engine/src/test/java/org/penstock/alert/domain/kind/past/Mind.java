package org.penstock.alert.domain.kind.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** One kind and what it remembers: it is fed as a round feeds it, and begins at noon. */
final class Mind {

  static final String TAG = "filters.value";

  private final RuleKind kind;
  private final Map<String, Observation> last = new HashMap<>();
  private final List<Instant> marks = new ArrayList<>();
  private Memory memory;

  Mind(RuleKind kind) {
    this.kind = kind;
    this.memory = kind.begin(noon(0));
  }

  Signal number(String value, double second) {
    return take(TAG, TagValue.of(new BigDecimal(value)), Quality.GOOD, second);
  }

  Signal is(boolean on, double second) {
    return take(TAG, TagValue.of(on), Quality.GOOD, second);
  }

  Signal bad(double second) {
    return take(TAG, TagValue.missing(), Quality.BAD, second);
  }

  Signal stale(double second) {
    Observation known = last.get(TAG);
    return take(TAG, known == null ? TagValue.missing() : known.value(), Quality.STALE, second);
  }

  Signal take(String tag, TagValue value, Quality quality, double second) {
    return take(new Observation(tag, value, null, quality, noon(second)));
  }

  /** The last value, told once more. */
  Signal toldAgain(double second) {
    Observation known = Objects.requireNonNull(last.get(TAG));
    return take(
        new Observation(TAG, known.value(), null, known.quality(), known.at(), noon(second)));
  }

  private Signal take(Observation reading) {
    pass(reading.heardAt());
    last.put(reading.tagName(), reading);
    memory = kind.take(memory, reading);
    return judge(reading.heardAt());
  }

  /** Nothing comes until then. */
  Signal until(double second) {
    pass(noon(second));
    return judge(noon(second));
  }

  private void pass(Instant by) {
    Optional<Instant> mark = kind.nextMark(memory).filter(at -> !at.isAfter(by));
    while (mark.isPresent()) {
      marks.add(mark.get());
      memory = kind.pass(memory, mark.get(), own(mark.get()));
      Optional<Instant> next = kind.nextMark(memory);
      Instant passed = mark.get();
      next.ifPresent(at -> assertThat(at).as("the next mark").isAfter(passed));
      mark = next.filter(at -> !at.isAfter(by));
    }
  }

  private Signal judge(Instant at) {
    Map<Level, Signal> signals =
        kind.needsEvidence() && !own(at).isEvidence()
            ? Signal.everywhere(kind.levels(), Signal.FROZEN)
            : kind.judge(new Look(own(at), tag -> Optional.ofNullable(last.get(tag)), memory, at));
    assertThat(signals).containsOnlyKeys(kind.levels());
    return signals.values().iterator().next();
  }

  private Observation own(Instant at) {
    return last.getOrDefault(TAG, Observation.never(TAG, at));
  }

  Memory memory() {
    return memory;
  }

  /** The moments at which it looked by itself. */
  List<Instant> marks() {
    return marks;
  }
}
