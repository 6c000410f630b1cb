package org.penstock.alert.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.alert.app.StoreAlarms.Happened;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.ReadingTime;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;
import org.penstock.event.Reading;
import org.penstock.kit.id.IdSource;

/**
 * Takes the readings of this instance's partitions, and fires what is due in them.
 *
 * <p>How it works. Each partition has a watch in memory. A batch makes a round on each; the rows of
 * the alarms that changed are locked, a row that somebody else changed meanwhile takes the same
 * readings again from where it is, and all is written. Only after the commit do the watches take
 * the rounds over; a failed transaction leaves no trace in memory. Used by the consumer's thread
 * alone.
 */
@ApplicationScoped
public class EvaluateReadings {

  private final Map<Integer, AreaWatch> watches = new HashMap<>();
  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final LoadRules loadRules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;
  private final TransactionSynchronizationRegistry transaction;
  private final PartitionClock partitionClock;
  private final ReadingTime readingTime;
  private final AlertConfig.Timers timers;
  private Instant lastLook = Instant.EPOCH;

  EvaluateReadings(
      Alarms alarms,
      StoreAlarms store,
      CurrentRules rules,
      LoadRules loadRules,
      IdSource ids,
      InstantSource clock,
      Tally tally,
      TransactionSynchronizationRegistry transaction,
      AlertConfig config) {
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.loadRules = loadRules;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
    this.transaction = transaction;
    this.timers = config.timers();
    this.partitionClock = new PartitionClock(timers.readingsUnderWay());
    this.readingTime = new ReadingTime(config.readings().futureTolerance());
  }

  /** Loads what is stored of partitions that are ours from now on. */
  public void assign(Set<Integer> partitions) {
    loadRules.ensure();
    for (int partition : partitions) {
      watches.put(partition, new AreaWatch(partition, alarms.in(partition)));
    }
  }

  /** Forgets partitions that are another instance's from now on. */
  public void revoke(Set<Integer> partitions) {
    watches.keySet().removeAll(partitions);
  }

  /** Takes a batch of readings by partition, in the caller's transaction. */
  @Transactional
  public void take(Map<Integer, List<Reading>> batch) {
    Instant wall = clock.instant();
    Findings findings = new Findings();
    Map<Integer, List<Alarm>> touched = alarms.takeTouched(batch.keySet());
    List<Round> rounds = new ArrayList<>();
    for (Entry<Integer, List<Reading>> entry : batch.entrySet()) {
      Round round = round(entry.getKey(), touched);
      adoptUnknown(round, entry.getValue());
      for (Reading reading : entry.getValue()) {
        findings.suspect(readingTime.isSuspect(reading, wall));
        findings.count(round.observe(readingTime.observe(reading, wall)));
        round.advance(partitionClock.behind(round.eventTime(), wall));
      }
      rounds.add(round);
    }
    finish(rounds, findings);
  }

  /** Whether {@link #tick} has anything to do. */
  public boolean wantsTick(Set<Integer> caughtUp) {
    Instant wall = clock.instant();
    return !wall.isBefore(lastLook.plus(timers.lookInterval()))
        || watches.values().stream().anyMatch(watch -> watch.hasDue(now(watch, caughtUp, wall)));
  }

  /**
   * Fires what is due and loads what somebody else changed; {@code caughtUp} have no readings left.
   */
  @Transactional
  public void tick(Set<Integer> caughtUp) {
    Instant wall = clock.instant();
    Map<Integer, List<Alarm>> touched = alarms.takeTouched(watches.keySet());
    List<Round> rounds = new ArrayList<>();
    for (AreaWatch watch : watches.values()) {
      Round round = round(watch.partition(), touched);
      round.advance(now(watch, caughtUp, wall));
      rounds.add(round);
    }
    finish(rounds, new Findings());
    lastLook = wall;
  }

  private Instant now(AreaWatch watch, Set<Integer> caughtUp, Instant wall) {
    return caughtUp.contains(watch.partition())
        ? partitionClock.caughtUp(wall)
        : partitionClock.behind(watch.eventTime(), wall);
  }

  private Round round(int partition, Map<Integer, List<Alarm>> touched) {
    AreaWatch watch = watches.get(partition);
    if (watch == null) {
      throw new IllegalStateException("partition " + partition + " was not assigned to us");
    }
    Round round = new Round(watch, rules.set(), ids::next);
    round.load(touched.getOrDefault(partition, List.of()));
    return round;
  }

  private void adoptUnknown(Round round, List<Reading> readings) {
    Set<String> unknown =
        round.unknown(readings.stream().map(Reading::tagName).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      round.load(alarms.adopt(round.watch().partition(), unknown));
    }
  }

  private void finish(List<Round> rounds, Findings findings) {
    List<Happened> happened = new ArrayList<>();
    for (Round round : rounds) {
      rebase(round);
      for (Run run : round.changed()) {
        happened.add(new Happened(run.rule(), run.outcome(), round::last));
      }
    }
    if (!happened.isEmpty()) {
      StoreAlarms.Stored stored = store.store(happened, false);
      findings.tell(stored.events());
      Map<String, Alarm> byId = new HashMap<>();
      stored.alarms().forEach(alarm -> byId.put(alarm.id(), alarm));
      rounds.forEach(round -> round.settle(byId));
    }
    transaction.registerInterposedSynchronization(new TakeOver(rounds, findings));
  }

  /** Locks the rows that change, and starts again from those that are newer than we thought. */
  private void rebase(Round round) {
    Set<String> changing =
        round.changed().stream().map(run -> run.base().id()).collect(Collectors.toSet());
    if (changing.isEmpty()) {
      return;
    }
    Set<String> gone = new HashSet<>(changing);
    for (Alarm stored : alarms.lockIn(round.watch().partition(), changing)) {
      gone.remove(stored.id());
      round.rebase(stored);
    }
    gone.forEach(round::drop);
  }

  private final class TakeOver implements Synchronization {

    private final List<Round> rounds;
    private final Findings findings;

    TakeOver(List<Round> rounds, Findings findings) {
      this.rounds = rounds;
      this.findings = findings;
    }

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        rounds.forEach(round -> round.watch().accept(round));
        findings.report(tally);
        tally.pendingDelays(watches.values().stream().mapToInt(AreaWatch::pending).sum());
      }
    }
  }
}
