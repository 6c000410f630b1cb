package org.penstock.alert.http.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.Author;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.Actor;

/** One version of a rule; {@code actor} is null where the rules file wrote it. */
public record VersionView(
    String ruleId,
    int version,
    boolean retired,
    String plantId,
    RuleDraft definition,
    String author,
    @Nullable Actor actor,
    @Nullable String reason,
    @Nullable UUID proposalId,
    @Nullable Actor approvedBy,
    Instant at) {

  static VersionView of(RuleVersion version) {
    RuleEntry entry = version.entry();
    Authorship by = version.authorship();
    return new VersionView(
        entry.ruleId(),
        entry.version(),
        entry.retired(),
        entry.plantId(),
        entry.definition(),
        by.by().text(),
        by.by() instanceof Author.Person(Actor actor) ? actor : null,
        by.reason(),
        by.proposalId(),
        by.approvedBy(),
        by.at());
  }
}
