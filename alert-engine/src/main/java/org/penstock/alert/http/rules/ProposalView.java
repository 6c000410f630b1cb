package org.penstock.alert.http.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.book.Proposal.Decision;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.Actor;

/** A proposal; what was decided is null while it is open. */
public record ProposalView(
    UUID proposalId,
    Proposal.Kind kind,
    String ruleId,
    int baseVersion,
    String plantId,
    @Nullable RuleDraft definition,
    String reason,
    Actor proposedBy,
    Instant proposedAt,
    Proposal.State state,
    @Nullable Actor decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String comment,
    @Nullable Integer version) {

  static ProposalView of(Proposal proposal) {
    @Nullable Decision decision = proposal.decision();
    return new ProposalView(
        proposal.id(),
        proposal.kind(),
        proposal.ruleId(),
        proposal.baseVersion(),
        proposal.plantId(),
        proposal.definition(),
        proposal.reason(),
        proposal.by(),
        proposal.at(),
        proposal.state(),
        decision == null ? null : decision.by(),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.comment(),
        decision == null ? null : decision.version());
  }
}
