package org.penstock.compliance.domain.review;

/** The answer of {@link ReviewPolicy}. */
public sealed interface Ruling {

  /** The decision stands: over so many readings with this fingerprint. */
  record Granted(int count, String contentHash) implements Ruling {}

  /** The caller has none of the roles that decide. */
  record RoleRequired() implements Ruling {}

  /** The caller entered some of the values. */
  record OwnEntry(int count) implements Ruling {}

  /** The readings are not those that the caller saw. */
  record ContentChanged(String contentHash) implements Ruling {}

  /** Some of the readings named are not in the state that the verb starts from. */
  record IllegalTransition(int count) implements Ruling {}

  /** No reading of the period is in the state that the verb starts from. */
  record NothingToDecide() implements Ruling {}

  /** More readings than one decision takes. */
  record TooMany(int most) implements Ruling {}
}
