package org.penstock.alert.http.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.DecideProposals;
import org.penstock.alert.app.propose.FindRules;
import org.penstock.alert.app.propose.ProposeRules;
import org.penstock.alert.app.propose.ProposeRules.Asked;
import org.penstock.alert.app.propose.ProposeRules.Result;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.http.Page;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Changes of rules: proposed by one person, approved by another. */
@Path("/api/alerts/rules/proposals")
class ProposalsResource {

  private final ProposeRules proposeRules;
  private final DecideProposals decideProposals;
  private final FindRules findRules;
  private final ProposeOnce proposeOnce;
  private final Caller caller;

  ProposalsResource(
      ProposeRules proposeRules,
      DecideProposals decideProposals,
      FindRules findRules,
      ProposeOnce proposeOnce,
      Caller caller) {
    this.proposeRules = proposeRules;
    this.decideProposals = decideProposals;
    this.findRules = findRules;
    this.proposeOnce = proposeOnce;
    this.caller = caller;
  }

  /** Why somebody decides so. */
  public record DecisionBody(@Nullable @Size(max = 2000) String comment) {}

  @POST
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response propose(
      @NotNull @Valid ProposalBody body,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    Asked asked = new Asked(caller.actor(), body.reason());
    return proposeOnce.propose(
        idempotencyKey, asked.by(), body, () -> answer(proposed(body, asked)));
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<ProposalView> list(
      @RestQuery @Nullable String state,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @Nullable String cursor) {
    return Page.of(
        findRules.proposals(state(state), before(cursor), limit + 1).stream()
            .map(ProposalView::of)
            .toList(),
        limit,
        last -> Cursors.encode(last.proposalId().toString()));
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed(Roles.ADMIN)
  public ProposalView approve(UUID id, @Valid @Nullable DecisionBody body) {
    return decided(decideProposals.approve(request(id, body)));
  }

  @POST
  @Path("/{id}/reject")
  @RolesAllowed(Roles.ADMIN)
  public ProposalView reject(UUID id, @Valid @Nullable DecisionBody body) {
    return decided(decideProposals.reject(request(id, body)));
  }

  private Result proposed(ProposalBody body, Asked asked) {
    RuleDraft draft = body.rule();
    return draft == null
        ? proposeRules.proposeRetiring(Objects.requireNonNull(body.retire()), asked)
        : proposeRules.propose(ProposalBody.row(body, draft), asked);
  }

  private DecideProposals.Request request(UUID id, @Nullable DecisionBody body) {
    return new DecideProposals.Request(id, caller.actor(), body == null ? null : body.comment());
  }

  private static Response answer(Result result) {
    return switch (result) {
      case Result.Proposed(Proposal proposal) ->
          Response.status(Response.Status.CREATED).entity(ProposalView.of(proposal)).build();
      case Result.Faulty(List<String> faults) -> throw faulty(faults);
      case Result.Unchanged(String id) ->
          throw Refusals.of(409, "rule-unchanged", "Rule %s says just that already".formatted(id));
      case Result.Unknown(String id) ->
          throw Refusals.of(404, "unknown-rule", "There is no rule %s in force".formatted(id));
    };
  }

  private static ProposalView decided(DecideProposals.Result result) {
    return switch (result) {
      case DecideProposals.Result.Decided(Proposal proposal) -> ProposalView.of(proposal);
      case DecideProposals.Result.Unknown() ->
          throw Refusals.of(404, "unknown-proposal", "There is no such proposal");
      case DecideProposals.Result.AlreadyDecided(Proposal proposal) ->
          throw Refusals.builder(409, "already-decided", "The proposal is decided already")
              .with("state", proposal.state().name())
              .build();
      case DecideProposals.Result.OwnProposal() ->
          throw Refusals.of(
              403, "separation-of-duties", "Somebody else must approve what you proposed");
      case DecideProposals.Result.Stale(int version) ->
          throw Refusals.builder(
                  409, "rule-changed", "The rule has changed since this was proposed")
              .with("version", version)
              .build();
      case DecideProposals.Result.Faulty(List<String> faults) -> throw faulty(faults);
    };
  }

  static RuntimeException faulty(List<String> faults) {
    return Refusals.builder(
            422, "faulty-rule", "The rule could not be in force: " + faults.getFirst())
        .with("faults", faults)
        .build();
  }

  private static Optional<Proposal.State> state(@Nullable String name) {
    try {
      return Optional.ofNullable(name).map(Proposal.State::valueOf);
    } catch (IllegalArgumentException e) {
      throw Refusals.of(400, "invalid-filter", "state is one of OPEN, APPROVED, REJECTED");
    }
  }

  private static Optional<UUID> before(@Nullable String cursor) {
    try {
      return Optional.ofNullable(cursor)
          .map(text -> UUID.fromString(Cursors.decode(text, 1).getFirst()));
    } catch (IllegalArgumentException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }
}
