package org.penstock.alert.domain.simulate;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.watch.PartitionClock;

/** A draft and the version in force, taken through the same readings in one pass. */
public final class Simulation {

  private final Supplier<UUID> occurrenceIds;
  private final PartitionClock clock;
  private final int mostListed;

  /**
   * How to simulate.
   *
   * @param mostListed how many occurrences are listed one by one
   */
  public Simulation(Supplier<UUID> occurrenceIds, PartitionClock clock, int mostListed) {
    this.occurrenceIds = occurrenceIds;
    this.clock = clock;
    this.mostListed = mostListed;
  }

  /** A reading, and when it was taken in. */
  public record Told(Observation reading, Instant at) {}

  /**
   * What came of it.
   *
   * @param readings how many were taken
   * @param isCut whether there were more
   * @param until up to when the rules saw the plant
   * @param live the load of the version in force, where there is one
   */
  public record Outcome(
      long readings, boolean isCut, Instant until, Load draft, Optional<Load> live) {}

  /** The draft, what is in force of the same rule, and the others of its area. */
  public record Rules(
      AlarmRule draft, @Nullable AlarmRule live, Collection<AlarmRule> othersOfArea) {}

  /**
   * Runs.
   *
   * @param isEnough asked with the number of readings taken, before each further one
   * @param end until when delays pass where the readings were not cut
   */
  public Outcome run(
      Rules rules, Iterator<Told> readings, Instant begin, Instant end, LongPredicate isEnough) {
    LoadCount ofDraft = new LoadCount(mostListed);
    LoadCount ofLive = new LoadCount(mostListed);
    Rehearsal draft = rehearsal(rules.draft(), rules.othersOfArea(), begin, ofDraft);
    @Nullable Rehearsal live =
        rules.live() == null ? null : rehearsal(rules.live(), rules.othersOfArea(), begin, ofLive);
    long taken = 0;
    boolean isCut = false;
    Instant seen = begin;
    while (!isCut && readings.hasNext()) {
      isCut = isEnough.test(taken);
      if (!isCut) {
        Told next = readings.next();
        draft.take(next.reading(), next.at());
        if (live != null) {
          live.take(next.reading(), next.at());
        }
        Instant heard = next.reading().heardAt();
        seen = heard.isAfter(seen) ? heard : seen;
        taken++;
      }
    }
    Instant until = isCut ? clock.behind(seen, end) : clock.caughtUp(end);
    draft.finish(until);
    if (live != null) {
      live.finish(until);
    }
    return new Outcome(
        taken,
        isCut,
        until,
        ofDraft.at(until),
        live == null ? Optional.empty() : Optional.of(ofLive.at(until)));
  }

  private Rehearsal rehearsal(
      AlarmRule rule, Collection<AlarmRule> others, Instant begin, LoadCount count) {
    return new Rehearsal(rule, others, occurrenceIds, clock, begin, count::take);
  }
}
