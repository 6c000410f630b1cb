package org.penstock.ingest.domain.tag;

import java.time.Duration;

/**
 * How the values of a tag are collected, with every default filled in.
 *
 * @param publishing how often the server may tell of changes; the period of a polled tag
 * @param sampling how often the server looks at the device
 * @param queueSize values that the server keeps for the tag while it cannot deliver; 1 would lose
 *     values without a mark (OPC 10000-4, 7.22.1), so at least 2
 * @param outageBudget how long an outage may last without a loss, as far as the queue goes
 * @param discardOldest whether the oldest or the newest value goes when the queue is full
 * @param expectedPeriod how often a value is due while the source is up
 * @param heartbeat how often the last value is told again while it does not change; zero: never
 * @param lag how late values may come into an archive that is polled for its history
 */
public record Collecting(
    Mode mode,
    Duration publishing,
    Duration sampling,
    int queueSize,
    Duration outageBudget,
    Deadband deadband,
    Trigger trigger,
    boolean discardOldest,
    Duration expectedPeriod,
    Duration heartbeat,
    Duration lag) {

  /** A server that samples as fast as it can is taken to have this period. */
  private static final Duration FASTEST = Duration.ofMillis(100);

  public Collecting {
    if (!publishing.isPositive()) {
      throw new IllegalArgumentException("publishing_interval: %s".formatted(publishing));
    }
    notNegative("sampling_interval", sampling);
    notNegative("outage_budget", outageBudget);
    notNegative("heartbeat", heartbeat);
    notNegative("lag", lag);
    if (queueSize < 2) {
      throw new IllegalArgumentException("queue_size: %d is below 2".formatted(queueSize));
    }
    if (!expectedPeriod.isPositive()) {
      throw new IllegalArgumentException("expected_period: %s".formatted(expectedPeriod));
    }
  }

  private static void notNegative(String field, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s: %s is below zero".formatted(field, value));
    }
  }

  /** The queue that holds what a server samples during an outage; at least 2, at most so many. */
  public static int queueFor(Duration outageBudget, Duration sampling, int most) {
    Duration period = sampling.isZero() ? FASTEST : sampling;
    long wanted = Math.ceilDiv(outageBudget.toNanos(), period.toNanos());
    return (int) Math.max(2, Math.min(wanted, most));
  }

  /** How long a queue of that size lasts when the server samples that often. */
  public static Duration lasts(long queueSize, Duration sampling) {
    return sampling.multipliedBy(queueSize);
  }

  /** The same with another publishing interval. */
  public Collecting publishingEvery(Duration interval) {
    return new Collecting(
        mode,
        interval,
        sampling,
        queueSize,
        outageBudget,
        deadband,
        trigger,
        discardOldest,
        expectedPeriod,
        heartbeat,
        lag);
  }

  /** Whether the last value is told again while it does not change. */
  public boolean hasHeartbeat() {
    return heartbeat.isPositive();
  }

  /** By which service values are fetched. */
  public enum Mode {
    SUBSCRIBE,
    POLL,
    HISTORY_POLL
  }

  /** What counts as a change (OPC 10000-4, 7.22.2). */
  public enum Trigger {
    STATUS,
    STATUS_VALUE,
    STATUS_VALUE_TIMESTAMP
  }

  /**
   * The smallest change worth a sample.
   *
   * @param value in the tag's unit, or in per cent of its EURange
   */
  public record Deadband(Kind kind, double value) {

    /** Every change counts. */
    public static final Deadband NONE = new Deadband(Kind.NONE, 0);

    public Deadband {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("deadband: %s".formatted(value));
      }
      if (kind == Kind.PERCENT && value > 100) {
        throw new IllegalArgumentException("deadband: %s per cent".formatted(value));
      }
    }

    /** A deadband of that size; none for zero. */
    public static Deadband of(Kind kind, double value) {
      return value == 0 ? NONE : new Deadband(kind, value);
    }

    /** What the size is measured in. */
    public enum Kind {
      NONE,
      ABSOLUTE,
      PERCENT
    }
  }
}
