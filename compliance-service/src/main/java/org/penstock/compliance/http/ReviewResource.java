package org.penstock.compliance.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.review.DecideReadings;
import org.penstock.compliance.app.review.ReviewQueue;
import org.penstock.compliance.domain.review.DecisionOrder;
import org.penstock.compliance.domain.review.QueueFilter;
import org.penstock.compliance.domain.review.QueuePosition;
import org.penstock.compliance.domain.review.Ruling;
import org.penstock.compliance.domain.review.Skipped;
import org.penstock.compliance.domain.review.Verb;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.security.Roles;

/**
 * The review queue and the decisions.
 *
 * <p>Every signed-in person gets as far as {@link DecideReadings}, which refuses by role itself: a
 * refused attempt must be recorded, and one that the framework refuses is not.
 */
@Path("/api/compliance")
public class ReviewResource {

  private static final String KEY = "Idempotency-Key";

  private final ReviewQueue queue;
  private final DecideReadings decideReadings;
  private final IdempotencyKeys idempotencyKeys;
  private final Signed signed;

  ReviewResource(
      ReviewQueue queue,
      DecideReadings decideReadings,
      IdempotencyKeys idempotencyKeys,
      Signed signed) {
    this.queue = queue;
    this.decideReadings = decideReadings;
    this.idempotencyKeys = idempotencyKeys;
    this.signed = signed;
  }

  @GET
  @Path("/review")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "What waits for review, one line for each tag and operating day")
  public PageView<QueueView> list(
      @QueryParam("tag_name") List<String> tagNames,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("show") @Nullable String show,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Parameters.limit(limitText);
    QueueFilter filter =
        new QueueFilter(
            Set.copyOf(tagNames),
            Parameters.instant("from", from),
            Parameters.instant("to", to),
            null,
            null,
            Parameters.symbol("show", show, Show.class) != Show.ALL);
    return PageView.of(
        queue.list(filter, position(cursor), limit + 1),
        limit,
        QueueView::of,
        line -> new String[] {line.day().operatingDay().toString(), line.day().tagName()});
  }

  private enum Show {
    WAITING,
    ALL
  }

  private static @Nullable QueuePosition position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 2);
    try {
      return new QueuePosition(LocalDate.parse(key.get(0)), key.get(1));
    } catch (DateTimeException _) {
      throw Parameters.bad("cursor", "is not one that this list gave out");
    }
  }

  @POST
  @Path("/approve")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Approves readings in review; Supervisor or Admin, not their own entries")
  public Response approve(
      @HeaderParam(KEY) @Nullable String key, @Valid @NotNull DecisionBody body) {
    return decide(Verb.APPROVE, key, body);
  }

  @POST
  @Path("/reject")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Rejects readings in review, with a reason; not their own entries")
  public Response reject(
      @HeaderParam(KEY) @Nullable String key, @Valid @NotNull DecisionBody body) {
    return decide(Verb.REJECT, key, body);
  }

  @POST
  @Path("/reopen")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Puts approved readings back into review, with a reason")
  public Response reopen(
      @HeaderParam(KEY) @Nullable String key, @Valid @NotNull DecisionBody body) {
    return decide(Verb.REOPEN, key, body);
  }

  @POST
  @Path("/lock")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Locks approved readings: from then on not even late data changes them")
  public Response lock(@HeaderParam(KEY) @Nullable String key, @Valid @NotNull DecisionBody body) {
    return decide(Verb.LOCK, key, body);
  }

  @POST
  @Path("/preview/{verb}")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  @Operation(summary = "What a decision would be and would leave out; nothing is decided")
  public PreviewView preview(
      @PathParam("verb") String verbText, @Valid @NotNull DecisionBody body) {
    Verb verb = Parameters.symbol("verb", verbText, Verb.class);
    if (verb == null) {
      throw Parameters.bad("verb", "is missing");
    }
    return switch (decideReadings.preview(signed.who(), body.order(verb))) {
      case Ruling.Granted granted ->
          new PreviewView(
              true, granted.readings().size(), granted.contentHash(), granted.skipped(), null);
      case Ruling.ContentChanged(String hash, int count) ->
          new PreviewView(false, count, hash, List.of(), "content-changed");
      case Ruling.Refused refused -> new PreviewView(false, 0, null, List.of(), refused.code());
    };
  }

  /** What a decision would be, or the code of its refusal. */
  public record PreviewView(
      boolean ok,
      int rowCount,
      @Nullable String contentHash,
      List<Skipped> skipped,
      @Nullable String code) {}

  private Response decide(Verb verb, @Nullable String key, DecisionBody body) {
    DecisionOrder order = body.order(verb);
    return idempotencyKeys.once(
        key,
        signed.id(),
        Map.of("verb", verb, "body", body),
        () ->
            switch (decideReadings.decide(signed.who(), order)) {
              case DecideReadings.Outcome.Decided(var decision, var skipped) ->
                  Response.ok(DecisionView.of(decision, skipped)).build();
              case DecideReadings.Outcome.Queued(var job) -> JobView.accepted(job);
              case DecideReadings.Outcome.Refused(var why) -> throw RefusalAnswers.of(why);
            });
  }
}
