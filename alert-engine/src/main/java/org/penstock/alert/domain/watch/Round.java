package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Finding;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;

/**
 * One transaction's work on a watch: a batch of readings, or the timers of a moment.
 *
 * <p>How it works. It reads through to the watch and writes to itself. A round whose transaction
 * fails is simply forgotten, and the same records make the same round again.
 */
public final class Round {

  /** What became of a reading. */
  public enum Reception {
    EVALUATED,
    LATE,
    REPEATED
  }

  private final AreaWatch watch;
  private final RuleSet rules;
  private final Map<String, Observation> tags = new HashMap<>();
  private final TreeSet<Due> begun = new TreeSet<>();
  private final Runs runs;
  private final Minds minds;
  private final Set<String> judged = new HashSet<>();
  private Instant eventTime;
  private final long position;
  private Instant firedUntil = Instant.EPOCH;

  /**
   * A round on a watch.
   *
   * @param position the offset up to which the readings are taken after it
   */
  public Round(AreaWatch watch, RuleSet rules, Supplier<UUID> occurrenceIds, long position) {
    this.watch = watch;
    this.position = position;
    this.rules = rules;
    this.eventTime = watch.eventTime();
    this.runs = new Runs(watch, occurrenceIds);
    this.minds = new Minds(watch, this::last);
  }

  public AreaWatch watch() {
    return watch;
  }

  /**
   * Alarms of the areas of these tags that the watch does not hold yet: all tags of an area come in
   * one partition, so the first of them tells where its silent neighbours would come.
   */
  public Set<String> unknown(Collection<String> tagNames) {
    Set<String> areas =
        tagNames.stream()
            .flatMap(tag -> rules.of(tag).stream())
            .map(AlarmRule::area)
            .collect(Collectors.toSet());
    return areas.stream()
        .filter(area -> !watch.isComplete(area, rules))
        .flatMap(area -> rules.inArea(area).stream())
        .map(AlarmRule::alarmId)
        .filter(id -> runs.alarm(id).isEmpty())
        .collect(Collectors.toSet());
  }

  /** Takes alarms as they are stored now, before anything is evaluated. */
  public void load(Collection<Alarm> stored) {
    for (Alarm alarm : stored) {
      runs.load(alarm);
      Due.of(alarm).ifPresent(begun::add);
    }
  }

  /** Lets rules begin to remember that never looked before; their alarms have just come here. */
  public void begin(Collection<String> alarmIds, Instant now) {
    alarmIds.stream()
        .flatMap(id -> rules.behind(id).stream())
        .forEach(rule -> minds.begin(rule, now));
  }

  /** Takes one reading. */
  public Reception observe(Observation reading) {
    Optional<Observation> last = last(reading.tagName());
    if (last.isPresent() && reading.at().isBefore(last.get().at())) {
      return Reception.LATE;
    }
    boolean isRepeat = last.isPresent() && reading.isRepeatOf(last.get());
    if (isRepeat && !reading.heardAt().isAfter(last.get().heardAt())) {
      return Reception.REPEATED;
    }
    List<AlarmRule> looking = rules.of(reading.tagName());
    for (AlarmRule rule : looking) {
      passMarks(rule, reading.heardAt());
    }
    tags.put(reading.tagName(), reading);
    eventTime = AreaWatch.later(eventTime, reading.heardAt());
    for (AlarmRule rule : looking) {
      if (!isRepeat || minds.remembers(rule)) {
        minds.take(rule, reading);
        look(rule, reading.heardAt());
      }
    }
    return isRepeat ? Reception.REPEATED : Reception.EVALUATED;
  }

  /**
   * Takes one reading again that a committed round has taken before, after the last copy of what
   * the watch knows: it is remembered, and changes no alarm.
   */
  public void recall(Observation reading) {
    Optional<Observation> last = last(reading.tagName());
    if (last.isPresent()
        && (reading.at().isBefore(last.get().at()) || reading.equals(last.get()))) {
      return;
    }
    for (AlarmRule rule : rules.of(reading.tagName())) {
      minds.passMarks(rule, reading.heardAt(), _ -> {});
    }
    tags.put(reading.tagName(), reading);
    eventTime = AreaWatch.later(eventTime, reading.heardAt());
    rules.of(reading.tagName()).forEach(rule -> minds.take(rule, reading));
  }

  /**
   * Holds the values that stand against rules that are new or changed: a value that stays is not
   * sent again. What remembers is left out, because it looks again by itself, or when the value is
   * told again; so is a rule that knows nothing yet of one of its tags.
   */
  public void judgeWhatStands(Instant at) {
    Instant when = AreaWatch.later(at, eventTime);
    for (String alarmId : watch.unjudged()) {
      judged.add(alarmId);
      rules
          .behind(alarmId)
          .filter(rule -> !minds.remembers(rule) && rule.tags().stream().allMatch(this::isKnown))
          .ifPresent(rule -> look(rule, when));
    }
  }

  /** Lets everything happen that is due by then. */
  public void advance(Instant by) {
    if (begun.isEmpty() && !minds.hasMarkDue(by) && !watch.hasDue(by)) {
      firedUntil = AreaWatch.later(firedUntil, by);
      return;
    }
    minds.marksDue(firedUntil, by).stream()
        .flatMap(due -> rules.behind(due.alarmId()).stream())
        .forEach(rule -> passMarks(rule, by));
    if (by.isAfter(firedUntil)) {
      watch.delaysBetween(firedUntil, by).forEach(due -> fire(due, by));
      firedUntil = by;
    }
    while (!begun.isEmpty() && !begun.first().at().isAfter(by)) {
      fire(begun.removeFirst(), by);
    }
  }

  /** The alarms that must be stored. */
  public List<Run> changed() {
    return runs.changed();
  }

  /** Forgets an alarm that another partition has now. */
  public void drop(String alarmId) {
    runs.drop(alarmId);
  }

  /** Starts an alarm again from its row, when that is newer than we thought. */
  public void rebase(Alarm row) {
    runs.rebase(row);
  }

  /** Takes over the alarms as they were stored. */
  public void settle(Map<String, Alarm> stored) {
    runs.settle(stored);
  }

  /** The last value of a tag. */
  public Optional<Observation> last(String tagName) {
    Observation here = tags.get(tagName);
    return here == null ? watch.last(tagName) : Optional.of(here);
  }

  /** The latest event time seen. */
  public Instant eventTime() {
    return eventTime;
  }

  long position() {
    return position;
  }

  Map<String, Alarm> alarms() {
    return runs.loaded();
  }

  Map<String, Observation> tags() {
    return tags;
  }

  Map<String, Memory> memories() {
    return minds.changed();
  }

  Map<String, Optional<Instant>> nextMarks() {
    return minds.nextMarks();
  }

  Set<String> judged() {
    return judged;
  }

  Set<String> dropped() {
    return runs.dropped();
  }

  Set<String> letGo() {
    return runs.letGo();
  }

  private boolean isKnown(String tagName) {
    return last(tagName).isPresent();
  }

  private void passMarks(AlarmRule rule, Instant by) {
    minds.passMarks(rule, by, mark -> look(rule, mark));
  }

  private void fire(Due due, Instant by) {
    rules
        .behind(due.alarmId())
        .flatMap(runs::of)
        .ifPresent(run -> {
          changing(run, () -> run.advance(by), by);
          Due.of(run.outcome().alarm()).filter(next -> !next.equals(due)).ifPresent(begun::add);
        });
  }

  /** Nearly every look finds that nothing was and nothing is: it costs no run. */
  private void look(AlarmRule rule, Instant at) {
    Finding found = rule.find(minds.look(rule, at));
    if (found.isQuiet() && !rule.suppression().looksAtThePlant() && runs.isAtRest(rule)) {
      return;
    }
    runs.of(rule)
        .ifPresent(run -> {
          redesign(run, at);
          changing(run, () -> run.take(found), at);
          Due.of(run.outcome().alarm()).ifPresent(begun::add);
        });
  }

  /** When an alarm became active or ceased to be, those below it are looked at. */
  private void changing(Run run, Runnable change, Instant at) {
    boolean before = run.outcome().alarm().standing().isActive();
    change.run();
    if (run.outcome().alarm().standing().isActive() != before) {
      Instant when = run.outcome().lastAt().orElse(at);
      for (AlarmRule child : rules.below(run.rule().alarmId())) {
        runs.of(child)
            .ifPresent(below -> {
              redesign(below, when);
              Due.of(below.outcome().alarm()).ifPresent(begun::add);
            });
      }
    }
  }

  private void redesign(Run run, Instant at) {
    Alarm alarm = run.outcome().alarm();
    if (run.rule().suppression().looksAtThePlant() || !alarm.suppressors().isEmpty()) {
      Suppressing.byDesign(run.rule(), this::last, runs::isActive)
          .filter(now -> Suppressing.differs(now, alarm))
          .ifPresent(now -> run.design(now, at));
    }
  }
}
