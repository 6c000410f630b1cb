package org.penstock.compliance.domain.review;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.event.Actor;

/**
 * Decides whether a person may approve, reject or reopen readings. All of them or none: a decision
 * that silently left some out would not be the one that was signed.
 */
public final class ReviewPolicy {

  /** Most readings in one decision; a month of many tags is decided in parts. */
  public static final int MOST_READINGS = 50_000;

  private ReviewPolicy() {}

  /**
   * Rules on one decision.
   *
   * @param mayDecide whether a role of the caller allows decisions
   * @param candidates in the order of slot, tag and revision; one more than {@link #MOST_READINGS}
   *     is enough to see that there are too many
   * @param expectedHash the fingerprint of what the caller saw, or null
   */
  public static Ruling rule(
      Verb verb,
      Actor actor,
      boolean mayDecide,
      List<Candidate> candidates,
      @Nullable String expectedHash) {
    if (!mayDecide) {
      return new Ruling.RoleRequired();
    }
    if (candidates.isEmpty()) {
      return new Ruling.NothingToDecide();
    }
    if (candidates.size() > MOST_READINGS) {
      return new Ruling.TooMany(MOST_READINGS);
    }
    return ruleOnContent(verb, actor, candidates, expectedHash);
  }

  private static Ruling ruleOnContent(
      Verb verb, Actor actor, List<Candidate> candidates, @Nullable String expectedHash) {
    int illegal = count(candidates, one -> !one.isLatest() || one.state() != verb.from());
    if (illegal > 0) {
      return new Ruling.IllegalTransition(illegal);
    }
    int own = count(candidates, one -> actor.sub().equals(one.authorSubject()));
    if (own > 0 && !verb.allowedOnOwnEntry()) {
      return new Ruling.OwnEntry(own);
    }
    String hash = Fingerprint.ofAll(candidates.stream().map(Candidate::fingerprint).toList());
    return expectedHash == null || expectedHash.equalsIgnoreCase(hash)
        ? new Ruling.Granted(candidates.size(), hash)
        : new Ruling.ContentChanged(hash);
  }

  private static int count(List<Candidate> candidates, Predicate<Candidate> condition) {
    return Math.toIntExact(candidates.stream().filter(condition).count());
  }
}
