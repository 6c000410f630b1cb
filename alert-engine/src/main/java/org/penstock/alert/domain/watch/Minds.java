package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Values;

/** What the rules remember in one round: read through to the watch, written here. */
final class Minds {

  private final AreaWatch watch;
  private final Values values;
  private final Map<String, Memory> changed = new HashMap<>();
  private final Map<String, Optional<Instant>> nextMarks = new HashMap<>();
  private final DueTable marks = new DueTable();

  Minds(AreaWatch watch, Values values) {
    this.watch = watch;
    this.values = values;
  }

  /** A rule that never looked begins now. */
  void begin(AlarmRule rule, Instant now) {
    if (memory(rule) instanceof Memory.Nothing) {
      put(rule, rule.kind().begin(now));
    }
  }

  /** Whether the rule remembers anything at all. */
  boolean remembers(AlarmRule rule) {
    return !(memory(rule) instanceof Memory.Nothing);
  }

  /** Takes a reading of one of the rule's tags. */
  void take(AlarmRule rule, Observation reading) {
    if (!isOf(rule, reading.tagName())) {
      return;
    }
    Memory before = memory(rule);
    Memory after = rule.kind().take(before, reading);
    if (!after.equals(before)) {
      put(rule, after);
    }
  }

  /**
   * Lets every moment pass at which the rule wants to look again, until then, that one included.
   */
  void passMarks(AlarmRule rule, Instant by, Consumer<Instant> look) {
    Memory memory = memory(rule);
    Optional<Instant> mark = rule.kind().nextMark(memory).filter(at -> !at.isAfter(by));
    while (mark.isPresent()) {
      Memory after = rule.kind().pass(memory, mark.get(), own(rule, mark.get()));
      put(rule, after);
      look.accept(mark.get());
      memory = after;
      Instant passed = mark.get();
      mark = rule.kind().nextMark(memory).filter(at -> at.isAfter(passed) && !at.isAfter(by));
    }
  }

  /** Whether a moment that this round has set has come. */
  boolean hasMarkDue(Instant by) {
    return marks.hasDue(by);
  }

  /**
   * The moments that have come: those of the watch that this round has not moved, and its own. The
   * watch's are asked for once each, so that a batch costs what happens in it, not what is due.
   */
  List<Due> marksDue(Instant after, Instant by) {
    List<Due> due = new ArrayList<>(marks.between(Instant.EPOCH, by));
    if (by.isAfter(after)) {
      watch.marksBetween(after, by).stream()
          .filter(mark -> !nextMarks.containsKey(mark.alarmId()))
          .forEach(due::add);
    }
    Collections.sort(due);
    return due;
  }

  /** What the rule sees at that moment. */
  Look look(AlarmRule rule, Instant at) {
    return new Look(own(rule, at), values, memory(rule), at);
  }

  private Observation own(AlarmRule rule, Instant at) {
    return values.last(rule.tagName()).orElseGet(() -> Observation.never(rule.tagName(), at));
  }

  /** What an expression looks at is not remembered. */
  private static boolean isOf(AlarmRule rule, String tagName) {
    return tagName.equals(rule.tagName()) || rule.kind().otherTags().contains(tagName);
  }

  Map<String, Memory> changed() {
    return changed;
  }

  Map<String, Optional<Instant>> nextMarks() {
    return nextMarks;
  }

  private Memory memory(AlarmRule rule) {
    Memory here = changed.get(rule.alarmId());
    return here == null ? watch.memory(rule.alarmId()).orElse(Memory.Nothing.NOTHING) : here;
  }

  private void put(AlarmRule rule, Memory memory) {
    changed.put(rule.alarmId(), memory);
    Optional<Instant> next = rule.kind().nextMark(memory);
    nextMarks.put(rule.alarmId(), next);
    marks.put(rule.alarmId(), next);
  }
}
