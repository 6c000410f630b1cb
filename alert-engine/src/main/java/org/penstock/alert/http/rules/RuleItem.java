package org.penstock.alert.http.rules;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.event.Actor;

/**
 * A rule with where it comes from.
 *
 * @param author the file or the person
 * @param changeProposed whether somebody proposes to change it
 */
public record RuleItem(
    @JsonUnwrapped RuleView rule,
    State state,
    String author,
    @Nullable String reason,
    @Nullable Actor approvedBy,
    @Nullable Instant changedAt,
    boolean changeProposed) {

  /** Where a rule stands. */
  public enum State {
    IN_FORCE,
    /** Sound in itself, but it cannot be in force beside the others; {@code fault} says why. */
    REFUSED
  }

  static RuleItem of(RuleView rule, @Nullable RuleVersion version, boolean changeProposed) {
    State state = rule.inForce() ? State.IN_FORCE : State.REFUSED;
    // This instance may not have noticed the newest version yet.
    if (version == null || version.entry().version() != rule.version()) {
      return new RuleItem(rule, state, "", null, null, null, changeProposed);
    }
    Authorship by = version.authorship();
    return new RuleItem(
        rule, state, by.by().text(), by.reason(), by.approvedBy(), by.at(), changeProposed);
  }
}
