package org.penstock.alert.app.propose;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.event.Actor;

/** Approves a proposal, which puts it in force here at once and soon everywhere, or rejects it. */
@ApplicationScoped
public class DecideProposals {

  private final ProposalDecision decision;
  private final LoadRules loadRules;

  DecideProposals(ProposalDecision decision, LoadRules loadRules) {
    this.decision = decision;
    this.loadRules = loadRules;
  }

  /** What a person decides. */
  public record Request(UUID proposalId, Actor by, @Nullable String comment) {}

  /** The answer. */
  public sealed interface Result {

    /** Done. */
    record Decided(Proposal proposal) implements Result {}

    /** There is no such proposal. */
    record Unknown() implements Result {}

    /** Somebody decided before. */
    record AlreadyDecided(Proposal proposal) implements Result {}

    /** Nobody approves what he himself proposed. */
    record OwnProposal() implements Result {}

    /** The rule has changed since; it is of this version now. */
    record Stale(int version) implements Result {}

    /** It could not be in force any more. */
    record Faulty(List<String> faults) implements Result {}
  }

  /** Puts it in force. */
  public Result approve(Request request) {
    Result result = decision.approve(request);
    if (result instanceof Result.Decided) {
      loadRules.refresh();
    }
    return result;
  }

  /** Lets it be. */
  public Result reject(Request request) {
    return decision.reject(request);
  }
}
