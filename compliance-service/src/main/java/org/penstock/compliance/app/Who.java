package org.penstock.compliance.app;

import java.util.Collections;
import java.util.Set;
import org.penstock.compliance.domain.review.Decider;
import org.penstock.event.Actor;
import org.penstock.security.Roles;

/**
 * The person behind a call, from the verified token.
 *
 * @param roles the roles that the token carries
 */
public record Who(Actor actor, Set<String> roles) {

  private static final Set<String> DECIDING = Set.of(Roles.SUPERVISOR, Roles.ADMIN);
  private static final Set<String> UNLOCKING = Set.of(Roles.ADMIN);
  private static final Set<String> ENTERING = Set.of(Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN);
  private static final Set<String> READING_ALL =
      Set.of(Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR);

  public Who {
    roles = Set.copyOf(roles);
  }

  /** Whether they may approve, reject, reopen, lock and export. */
  public boolean mayDecide() {
    return hasOneOf(DECIDING);
  }

  /** Whether they may reopen what is locked. */
  public boolean mayUnlock() {
    return hasOneOf(UNLOCKING);
  }

  /** As the review policy sees them. */
  public Decider decider() {
    return new Decider(actor, mayDecide(), mayUnlock());
  }

  /** Whether they may enter and correct values. */
  boolean mayEnter() {
    return hasOneOf(ENTERING);
  }

  /** Whether they may read everybody's acts and fetch exported files. */
  public boolean mayReadAll() {
    return hasOneOf(READING_ALL);
  }

  private boolean hasOneOf(Set<String> allowed) {
    return !Collections.disjoint(roles, allowed);
  }
}
