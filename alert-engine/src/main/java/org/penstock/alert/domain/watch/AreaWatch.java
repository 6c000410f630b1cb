package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;

/** The committed state of one partition: every area in it, with its tags, rules and alarms. */
public final class AreaWatch {

  private final int partition;
  private final Map<String, Alarm> alarms = new HashMap<>();
  private final Map<String, Observation> tags;
  private final Map<String, Memory> memories;
  private final DueTable delays = new DueTable();
  private final DueTable marks = new DueTable();
  private final Set<String> tagsSinceCopy = new HashSet<>();
  private final Set<String> memoriesSinceCopy = new HashSet<>();
  private final Map<String, AlarmRule> arranged = new HashMap<>();
  private final Set<String> unjudged = new TreeSet<>();
  private final Set<String> complete = new HashSet<>();
  private RuleSet completeFor = RuleSet.EMPTY;
  private Instant eventTime = Instant.EPOCH;
  private long position;

  /**
   * A watch as it is stored.
   *
   * @param position the offset up to which {@code known} knows the readings
   */
  public AreaWatch(int partition, Collection<Alarm> stored, Recollection known, long position) {
    this.partition = partition;
    this.position = position;
    this.tags = new HashMap<>(known.tags());
    this.memories = new HashMap<>(known.memories());
    stored.forEach(this::put);
    tags.values().forEach(last -> eventTime = later(eventTime, last.heardAt()));
  }

  public int partition() {
    return partition;
  }

  /** The offset up to which the readings are taken. */
  public long position() {
    return position;
  }

  /** The latest event time seen; what is due until then is due, however late we are. */
  public Instant eventTime() {
    return eventTime;
  }

  /** Whether something happens by itself until then. */
  public boolean hasDue(Instant by) {
    return delays.hasDue(by) || marks.hasDue(by);
  }

  /** How many alarms are due to change. */
  public int pending() {
    return delays.size();
  }

  /** How many alarms there are. */
  public int size() {
    return alarms.size();
  }

  /** Takes over what a committed round changed. */
  public void accept(Round round) {
    unjudged.removeAll(round.judged());
    unjudged.addAll(round.letGo());
    round.alarms().values().forEach(this::put);
    round.dropped().forEach(this::drop);
    tags.putAll(round.tags());
    tagsSinceCopy.addAll(round.tags().keySet());
    round
        .memories()
        .forEach((alarmId, memory) -> {
          memories.put(alarmId, memory);
          memoriesSinceCopy.add(alarmId);
        });
    round.nextMarks().forEach(marks::put);
    eventTime = round.eventTime();
    position = Math.max(position, round.position());
  }

  /** What the watch came to know since the last copy; the next one begins here. */
  public Recollection copySinceLast() {
    Map<String, Observation> newTags = new HashMap<>();
    tagsSinceCopy.forEach(tag -> last(tag).ifPresent(value -> newTags.put(tag, value)));
    Map<String, Memory> newMemories = new HashMap<>();
    memoriesSinceCopy.forEach(id -> memory(id).ifPresent(known -> newMemories.put(id, known)));
    return new Recollection(newTags, newMemories);
  }

  /** The last copy is safe. */
  public void copied() {
    tagsSinceCopy.clear();
    memoriesSinceCopy.clear();
  }

  /**
   * Puts the marks of rules in order that look again by themselves; a rule that is new begins to
   * remember now.
   */
  public void arrange(RuleSet rules, Instant now) {
    for (String alarmId : alarms.keySet()) {
      rules.behind(alarmId).ifPresentOrElse(rule -> arrange(rule, now), () -> disarrange(alarmId));
    }
  }

  private void arrange(AlarmRule rule, Instant now) {
    if (!rule.equals(arranged.put(rule.alarmId(), rule))) {
      unjudged.add(rule.alarmId());
    }
    Memory fresh = rule.kind().begin(now);
    Memory known = memories.getOrDefault(rule.alarmId(), Memory.Nothing.NOTHING);
    if (known.getClass() != fresh.getClass()) {
      memories.put(rule.alarmId(), fresh);
      memoriesSinceCopy.add(rule.alarmId());
      known = fresh;
    }
    marks.put(rule.alarmId(), rule.kind().nextMark(known));
  }

  private void disarrange(String alarmId) {
    arranged.remove(alarmId);
    marks.put(alarmId, Optional.empty());
  }

  /** The last value of a tag. */
  public Optional<Observation> last(String tagName) {
    return Optional.ofNullable(tags.get(tagName));
  }

  Optional<Memory> memory(String alarmId) {
    return Optional.ofNullable(memories.get(alarmId));
  }

  Optional<Alarm> alarm(String alarmId) {
    return Optional.ofNullable(alarms.get(alarmId));
  }

  /** Whether every alarm of the area is here; asked for each batch, and answered once. */
  boolean isComplete(String area, RuleSet rules) {
    if (rules != completeFor) {
      complete.clear();
      completeFor = rules;
    }
    if (complete.contains(area)) {
      return true;
    }
    boolean isHere =
        rules.inArea(area).stream().allMatch(rule -> alarms.containsKey(rule.alarmId()));
    if (isHere) {
      complete.add(area);
    }
    return isHere;
  }

  /**
   * Alarms that no value was held against since their rule, as it is now, came into force; also
   * those whose rule was out of force between two looks, so that the watch saw nothing of it but
   * the alarm that was let go.
   */
  Set<String> unjudged() {
    return unjudged;
  }

  Collection<Due> delaysBetween(Instant after, Instant by) {
    return delays.between(after, by);
  }

  Collection<Due> marksBetween(Instant after, Instant by) {
    return marks.between(after, by);
  }

  private void put(Alarm alarm) {
    if (alarms.put(alarm.id(), alarm) == null) {
      unjudged.add(alarm.id());
    }
    delays.put(alarm.id(), alarm.due());
  }

  private void drop(String alarmId) {
    alarms.remove(alarmId);
    complete.clear();
    delays.put(alarmId, Optional.empty());
    unjudged.remove(alarmId);
    disarrange(alarmId);
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
