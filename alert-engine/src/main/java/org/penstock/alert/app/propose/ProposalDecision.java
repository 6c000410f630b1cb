package org.penstock.alert.app.propose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.DecideProposals.Request;
import org.penstock.alert.app.propose.DecideProposals.Result;
import org.penstock.alert.app.rules.ChangeRules;
import org.penstock.alert.app.rules.CheckRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.book.Author;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.book.Proposal.Decision;
import org.penstock.alert.domain.book.Proposal.State;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.Proposals;
import org.penstock.alert.domain.port.rules.RuleBook;

/** The decision on a proposal and all that follows from it, in one transaction. */
@ApplicationScoped
class ProposalDecision {

  private static final Logger LOG = Logger.getLogger(ProposalDecision.class);

  private final RuleBook book;
  private final Proposals proposals;
  private final CheckRules checkRules;
  private final ChangeRules changeRules;
  private final InstantSource clock;
  private final boolean mayApproveOwn;

  ProposalDecision(
      RuleBook book,
      Proposals proposals,
      CheckRules checkRules,
      ChangeRules changeRules,
      InstantSource clock,
      AlertConfig config) {
    this.book = book;
    this.proposals = proposals;
    this.checkRules = checkRules;
    this.changeRules = changeRules;
    this.clock = clock;
    this.mayApproveOwn = config.rules().approveOwn();
  }

  @Transactional
  Result approve(Request request) {
    book.lock();
    Optional<Proposal> found = proposals.lock(request.proposalId());
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    Proposal proposal = found.get();
    if (proposal.state() != State.OPEN) {
      return new Result.AlreadyDecided(proposal);
    }
    if (!mayApproveOwn && proposal.by().sub().equals(request.by().sub())) {
      LOG.warnf("%s may not approve the own proposal %s", request.by().sub(), proposal.id());
      return new Result.OwnProposal();
    }
    Optional<RuleEntry> known = book.latest(proposal.ruleId()).map(RuleVersion::entry);
    int version = known.map(RuleEntry::version).orElse(0);
    if (version != proposal.baseVersion()) {
      return new Result.Stale(version);
    }
    List<String> faults = faults(proposal, known);
    return faults.isEmpty()
        ? new Result.Decided(putInForce(proposal, known, request))
        : new Result.Faulty(faults);
  }

  @Transactional
  Result reject(Request request) {
    Optional<Proposal> found = proposals.lock(request.proposalId());
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    Proposal proposal = found.get();
    if (proposal.state() != State.OPEN) {
      return new Result.AlreadyDecided(proposal);
    }
    return new Result.Decided(decide(proposal, State.REJECTED, request, clock.instant(), null));
  }

  private List<String> faults(Proposal proposal, Optional<RuleEntry> known) {
    @Nullable RuleDraft draft = proposal.definition();
    if (draft == null) {
      return known.map(checkRules::checkRetiring).orElse(List.of());
    }
    return switch (checkRules.check(draft, proposal.plantId())) {
      case CheckRules.Verdict.Sound _ -> List.of();
      case CheckRules.Verdict.Faulty(List<String> faults) -> faults;
    };
  }

  private Proposal putInForce(Proposal proposal, Optional<RuleEntry> known, Request request) {
    Instant now = clock.instant();
    RuleEntry next = next(proposal, known);
    changeRules.add(
        List.of(next),
        new Authorship(
            new Author.Person(proposal.by()), proposal.reason(), proposal.id(), request.by(), now));
    LOG.infof(
        "rule %s version %d by %s, approved by %s",
        next.ruleId(), next.version(), proposal.by().sub(), request.by().sub());
    return decide(proposal, State.APPROVED, request, now, next.version());
  }

  private static RuleEntry next(Proposal proposal, Optional<RuleEntry> known) {
    @Nullable RuleDraft draft = proposal.definition();
    if (draft == null) {
      return known.orElseThrow().nextRetired();
    }
    return known
        .map(entry -> entry.next(proposal.plantId(), draft))
        .orElseGet(() -> RuleEntry.first(proposal.ruleId(), proposal.plantId(), draft));
  }

  private Proposal decide(
      Proposal proposal, State outcome, Request request, Instant now, @Nullable Integer version) {
    Proposal decided =
        proposal.decided(outcome, new Decision(request.by(), now, request.comment(), version));
    proposals.decide(decided);
    return decided;
  }
}
