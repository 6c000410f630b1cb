package org.penstock.alert.app.evaluate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.Recollections;
import org.penstock.alert.domain.port.Recollections.Copy;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.Recollection;

/**
 * The watches of this instance's partitions.
 *
 * <p>How it works. Alarms and their timers are stored with each change. What a watch knows beside
 * them, the last values and what rules remember, changes with every reading; of that a copy is
 * stored now and then, and after a restart the readings since the copy are taken again. Used by the
 * consumer's thread alone.
 */
@ApplicationScoped
public class Watches {

  private final Map<Integer, AreaWatch> watches = new HashMap<>();
  private final Alarms alarms;
  private final Recollections recollections;
  private final LoadRules loadRules;
  private final TransactionSynchronizationRegistry transaction;
  private final Duration copyInterval;
  private RuleSet arrangedFor = RuleSet.EMPTY;
  private Instant lastCopy = Instant.EPOCH;

  Watches(
      Alarms alarms,
      Recollections recollections,
      LoadRules loadRules,
      TransactionSynchronizationRegistry transaction,
      AlertConfig config) {
    this.alarms = alarms;
    this.recollections = recollections;
    this.loadRules = loadRules;
    this.transaction = transaction;
    this.copyInterval = config.timers().copyInterval();
  }

  /**
   * Loads a partition that is ours from now on.
   *
   * @param position the offset up to which its readings are taken
   * @return the offset from which they are to be recalled; at most {@code position}
   */
  public long assign(int partition, long position) {
    loadRules.ensure();
    Copy copy =
        recollections
            .load(partition)
            .filter(known -> known.position() <= position)
            .orElseGet(() -> new Copy(Recollection.EMPTY, position));
    watches.put(
        partition, new AreaWatch(partition, alarms.in(partition), copy.known(), copy.position()));
    arrangedFor = RuleSet.EMPTY;
    return copy.position();
  }

  /** Forgets partitions that are another instance's from now on. */
  public void revoke(Set<Integer> partitions) {
    watches.keySet().removeAll(partitions);
  }

  Collection<AreaWatch> all() {
    return watches.values();
  }

  Set<Integer> partitions() {
    return watches.keySet();
  }

  AreaWatch of(int partition) {
    AreaWatch watch = watches.get(partition);
    if (watch == null) {
      throw new IllegalStateException("partition " + partition + " was not assigned to us");
    }
    return watch;
  }

  /** The rules, and the watches arranged for them. */
  RuleSet arranged(RuleSet rules, Instant now) {
    if (!rules.equals(arrangedFor)) {
      watches.values().forEach(watch -> watch.arrange(rules, now));
      arrangedFor = rules;
    }
    return rules;
  }

  /** Stores a copy where it is due, in the caller's transaction. */
  void copy(Instant wall) {
    if (wall.isBefore(lastCopy.plus(copyInterval))) {
      return;
    }
    List<AreaWatch> copied = new ArrayList<>();
    for (AreaWatch watch : watches.values()) {
      Recollection since = watch.copySinceLast();
      if (!since.isEmpty()) {
        recollections.bringForward(watch.partition(), new Copy(since, watch.position()));
        copied.add(watch);
      }
    }
    transaction.registerInterposedSynchronization(new Copied(copied));
    lastCopy = wall;
  }

  /** Runs before the round of the same transaction is taken over, which then counts as new. */
  private record Copied(List<AreaWatch> watches) implements Synchronization {

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        watches.forEach(AreaWatch::copied);
      }
    }
  }
}
