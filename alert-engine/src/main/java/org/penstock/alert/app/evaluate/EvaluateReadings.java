package org.penstock.alert.app.evaluate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.Tally;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.ReadingTime;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;
import org.penstock.event.Reading;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.position.PositionFence;
import org.penstock.topic.Topics;

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

  /** The consumer group whose positions are those of the watches. */
  public static final String GROUP = "alert-engine";

  private final Watches watches;
  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final IdSource ids;
  private final InstantSource clock;
  private final Tally tally;
  private final TransactionSynchronizationRegistry transaction;
  private final PartitionClock partitionClock;
  private final ReadingTime readingTime;
  private final AlertConfig.Timers timers;
  private final PositionFence fence;
  private Instant lastLook = Instant.EPOCH;

  EvaluateReadings(
      Watches watches,
      Alarms alarms,
      StoreAlarms store,
      CurrentRules rules,
      IdSource ids,
      InstantSource clock,
      Tally tally,
      TransactionSynchronizationRegistry transaction,
      PositionFence fence,
      AlertConfig config) {
    this.watches = watches;
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.tally = tally;
    this.transaction = transaction;
    this.fence = fence;
    this.timers = config.timers();
    this.partitionClock = new PartitionClock(timers.readingsUnderWay());
    this.readingTime = new ReadingTime(config.readings().futureTolerance());
  }

  /**
   * The readings of one partition in a batch.
   *
   * @param next the offset that comes after them
   */
  public record PartitionBatch(int partition, long next, List<Reading> readings) {}

  /** Takes a batch of readings, in the caller's transaction. */
  @Transactional
  public void take(Collection<PartitionBatch> batch) {
    Instant wall = clock.instant();
    RuleSet inForce = watches.arranged(rules.set(), wall);
    Findings findings = new Findings();
    Map<Integer, List<Alarm>> touched =
        alarms.takeTouched(
            batch.stream().map(PartitionBatch::partition).collect(Collectors.toSet()));
    List<Round> rounds = new ArrayList<>();
    for (PartitionBatch part : batch) {
      Round round = round(watches.of(part.partition()), inForce, touched, part.next());
      adoptUnknown(round, part.readings(), wall);
      for (Reading reading : part.readings()) {
        findings.suspect(readingTime.isSuspect(reading, wall));
        findings.count(round.observe(readingTime.observe(reading, wall)));
        round.advance(partitionClock.behind(round.eventTime(), wall));
      }
      rounds.add(round);
    }
    finish(rounds, findings);
  }

  /**
   * Takes readings again that were taken before the last stop, so that the watch knows what it
   * knew; nothing is written.
   */
  public void recall(Collection<PartitionBatch> batch) {
    Instant wall = clock.instant();
    RuleSet inForce = watches.arranged(rules.set(), wall);
    for (PartitionBatch part : batch) {
      AreaWatch watch = watches.of(part.partition());
      Round round = round(watch, inForce, Map.of(), part.next());
      part.readings().forEach(reading -> round.recall(readingTime.observe(reading, wall)));
      watch.accept(round);
    }
  }

  /** Whether {@link #tick} has anything to do. */
  public boolean wantsTick(Set<Integer> caughtUp, Instant asOf) {
    return !asOf.isBefore(lastLook.plus(timers.lookInterval()))
        || watches.all().stream().anyMatch(watch -> watch.hasDue(now(watch, caughtUp, asOf)));
  }

  /**
   * Fires what is due, judges what stands by rules that changed, loads what somebody else changed,
   * and copies what the watches know where that is due.
   *
   * <p>It goes by what the watches remember, so the positions are held: had another instance taken
   * readings that we have not, a silence would be told that was none.
   *
   * @param caughtUp the partitions that have no readings left that came before {@code asOf}
   * @param positions by partition, up to where its readings are taken
   */
  @Transactional
  public void tick(Set<Integer> caughtUp, Instant asOf, Map<Integer, Long> positions) {
    RuleSet inForce = watches.arranged(rules.set(), asOf);
    fence.hold(GROUP, Topics.READINGS, positions);
    Map<Integer, List<Alarm>> touched = alarms.takeTouched(watches.partitions());
    List<Round> rounds = new ArrayList<>();
    for (AreaWatch watch : watches.all()) {
      Round round = round(watch, inForce, touched, watch.position());
      Instant now = now(watch, caughtUp, asOf);
      round.advance(now);
      if (caughtUp.contains(watch.partition())) {
        round.judgeWhatStands(now);
      }
      rounds.add(round);
    }
    watches.copy(asOf);
    finish(rounds, new Findings());
    lastLook = asOf;
  }

  private Instant now(AreaWatch watch, Set<Integer> caughtUp, Instant asOf) {
    return caughtUp.contains(watch.partition())
        ? partitionClock.caughtUp(asOf)
        : partitionClock.behind(watch.eventTime(), asOf);
  }

  private Round round(
      AreaWatch watch, RuleSet inForce, Map<Integer, List<Alarm>> touched, long next) {
    Round round = new Round(watch, inForce, ids::next, next);
    round.load(touched.getOrDefault(watch.partition(), List.of()));
    return round;
  }

  private void adoptUnknown(Round round, List<Reading> readings, Instant wall) {
    Set<String> unknown =
        round.unknown(readings.stream().map(Reading::tagName).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      round.load(alarms.adopt(round.watch().partition(), unknown));
      round.begin(unknown, wall);
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
        tally.pendingDelays(watches.all().stream().mapToInt(AreaWatch::pending).sum());
      }
    }
  }
}
