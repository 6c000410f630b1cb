package org.penstock.compliance.domain.review;

import java.util.List;

/** The answer of {@link ReviewPolicy}. */
public sealed interface Ruling {

  /** The decision stands: over these readings, with this fingerprint. */
  record Granted(List<Candidate> readings, String contentHash, List<Skipped> skipped)
      implements Ruling {

    public Granted {
      readings = List.copyOf(readings);
      skipped = List.copyOf(skipped);
    }
  }

  /** It does not. */
  sealed interface Refused extends Ruling {

    /** The stable code that the caller is told and the audit log keeps. */
    default String code() {
      return switch (this) {
        case RoleRequired _ -> "role-required";
        case OwnEntry _ -> "separation-of-duties";
        case ContentChanged _ -> "content-changed";
        case IllegalTransition _ -> "illegal-transition";
        case PeriodLocked _ -> "period-locked";
        case NothingToDecide _ -> "nothing-to-decide";
        case TooMany _ -> "too-many-readings";
      };
    }
  }

  /** The caller has none of the roles that decide. */
  record RoleRequired() implements Refused {}

  /** The caller entered some of the values. */
  record OwnEntry(int count) implements Refused {}

  /** The readings are not those that the caller saw. */
  record ContentChanged(String contentHash, int count) implements Refused {}

  /** Some of the readings named are not in a state that the verb starts from. */
  record IllegalTransition(int count) implements Refused {}

  /** Some of the readings are locked, which only an Admin ends. */
  record PeriodLocked(int count) implements Refused {}

  /** No reading of the period is in a state that the verb starts from. */
  record NothingToDecide() implements Refused {}

  /** More readings than one answer waits for. */
  record TooMany(int most) implements Refused {}
}
