package org.penstock.compliance.domain.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.reading.ReviewState;

/** Decides whether a person may approve, reject, reopen or lock readings. */
public final class ReviewPolicy {

  /** Most readings in one answer; more are a job's work. */
  public static final int MOST_READINGS = 50_000;

  private static final int SAMPLE = 20;

  private ReviewPolicy() {}

  /**
   * Rules on one decision.
   *
   * @param candidates in the order of slot, tag and revision; one more than {@link #MOST_READINGS}
   *     is enough to see that there are too many
   */
  public static Ruling rule(DecisionOrder order, Decider decider, List<Candidate> candidates) {
    if (!decider.mayDecide()) {
      return new Ruling.RoleRequired();
    }
    if (candidates.isEmpty()) {
      return new Ruling.NothingToDecide();
    }
    if (candidates.size() > MOST_READINGS) {
      return new Ruling.TooMany(MOST_READINGS);
    }
    return switch (order.mode()) {
      case ALL_OR_NOTHING -> all(order, decider, candidates);
      case ELIGIBLE_ONLY -> eligible(order, decider, candidates);
    };
  }

  private static Ruling all(DecisionOrder order, Decider decider, List<Candidate> candidates) {
    int illegal = count(candidates, one -> !isLegal(one, order.verb()));
    if (illegal > 0) {
      return new Ruling.IllegalTransition(illegal);
    }
    int locked = count(candidates, one -> isLocked(one, decider));
    if (locked > 0) {
      return new Ruling.PeriodLocked(locked);
    }
    int own = count(candidates, one -> isOwn(one, order.verb(), decider));
    return own > 0 ? new Ruling.OwnEntry(own) : granted(order, candidates, List.of());
  }

  private static Ruling eligible(DecisionOrder order, Decider decider, List<Candidate> candidates) {
    List<Skipped> skipped = new ArrayList<>();
    List<Candidate> left = new ArrayList<>(candidates);
    skip(left, one -> !isLegal(one, order.verb()), "illegal-transition", skipped);
    skip(left, one -> isLocked(one, decider), "period-locked", skipped);
    skip(left, one -> isOwn(one, order.verb(), decider), "separation-of-duties", skipped);
    return left.isEmpty() ? all(order, decider, candidates) : granted(order, left, skipped);
  }

  private static void skip(
      List<Candidate> left, Predicate<Candidate> condition, String why, List<Skipped> skipped) {
    List<Candidate> out = left.stream().filter(condition).toList();
    if (!out.isEmpty()) {
      left.removeAll(out);
      skipped.add(
          new Skipped(why, out.size(), out.stream().limit(SAMPLE).map(Candidate::id).toList()));
    }
  }

  private static Ruling granted(
      DecisionOrder order, List<Candidate> readings, List<Skipped> skipped) {
    String hash = Fingerprint.ofAll(readings.stream().map(Candidate::fingerprint).toList());
    return order.expected().isMet(hash, readings.size())
        ? new Ruling.Granted(readings, hash, skipped)
        : new Ruling.ContentChanged(hash, readings.size());
  }

  private static boolean isLegal(Candidate one, Verb verb) {
    return one.isLatest() && verb.from().contains(one.state());
  }

  private static boolean isLocked(Candidate one, Decider decider) {
    return one.state() == ReviewState.LOCKED && !decider.mayUnlock();
  }

  private static boolean isOwn(Candidate one, Verb verb, Decider decider) {
    return !verb.allowedOnOwnEntry() && decider.actor().sub().equals(one.authorSubject());
  }

  private static int count(List<Candidate> candidates, Predicate<Candidate> condition) {
    return Math.toIntExact(candidates.stream().filter(condition).count());
  }

  /** Rules on a decision of a job, of which only numbers and the fingerprint are at hand. */
  public static Ruling ruleOnMany(DecisionOrder order, Decider decider, ManyReadings readings) {
    if (!decider.mayDecide()) {
      return new Ruling.RoleRequired();
    }
    if (readings.count() == 0) {
      return new Ruling.NothingToDecide();
    }
    if (readings.locked() > 0 && !decider.mayUnlock()) {
      return new Ruling.PeriodLocked(readings.locked());
    }
    if (readings.own() > 0 && !order.verb().allowedOnOwnEntry()) {
      return new Ruling.OwnEntry(readings.own());
    }
    return order.expected().isMet(readings.contentHash(), readings.count())
        ? new Ruling.Granted(List.of(), readings.contentHash(), List.of())
        : new Ruling.ContentChanged(readings.contentHash(), readings.count());
  }
}
