package org.penstock.compliance.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.EnterReading;
import org.penstock.compliance.domain.reading.Entry;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReadingFilter;
import org.penstock.compliance.domain.reading.ReadingPosition;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.event.ResultQualifier;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Readings and their revisions. */
@Path("/api/compliance/readings")
public class ReadingsResource {

  private final Readings readings;
  private final EnterReading enterReading;
  private final IdempotencyKeys idempotencyKeys;
  private final Signed signed;

  ReadingsResource(
      Readings readings,
      EnterReading enterReading,
      IdempotencyKeys idempotencyKeys,
      Signed signed) {
    this.readings = readings;
    this.enterReading = enterReading;
    this.idempotencyKeys = idempotencyKeys;
    this.signed = signed;
  }

  /** A value that a person enters. */
  record EntryBody(
      @NotBlank String tagName,
      @NotNull Instant slotStart,
      @NotNull BigDecimal value,
      @Nullable ResultQualifier qualifier,
      @Nullable BigDecimal detectionLimit) {}

  /** A value that a person puts in place of another. */
  record CorrectionBody(
      @NotBlank String tagName,
      @NotNull Instant slotStart,
      @NotNull BigDecimal value,
      @Nullable ResultQualifier qualifier,
      @Nullable BigDecimal detectionLimit,
      @NotBlank @Size(max = 500) String reason) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists the latest revisions, or all of them, in the order of slot and tag")
  public PageView<ReadingView> list(
      @QueryParam("tag_name") List<String> tagNames,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("state") @Nullable String state,
      @QueryParam("revisions") @Nullable String revisions,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Parameters.limit(limitText);
    ReadingFilter filter =
        new ReadingFilter(
            Set.copyOf(tagNames),
            Parameters.instant("from", from),
            Parameters.instant("to", to),
            Parameters.symbol("state", state, ReviewState.class),
            Parameters.symbol("revisions", revisions, Revisions.class) == Revisions.ALL);
    return PageView.of(
        readings.list(filter, position(cursor), limit + 1),
        limit,
        ReadingView::of,
        reading ->
            new String[] {
              reading.slot().start().toString(),
              reading.slot().tagName(),
              Integer.toString(reading.revision())
            });
  }

  private enum Revisions {
    LATEST,
    ALL
  }

  private static @Nullable ReadingPosition position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 3);
    Instant start = Parameters.instant("cursor", key.get(0));
    if (start == null) {
      throw Parameters.bad("cursor", "is not one that this list gave out");
    }
    return new ReadingPosition(
        start, key.get(1), Math.toIntExact(Parameters.number("cursor", key.get(2))));
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  @Operation(summary = "Enters a value for a slot that has none; its author is who is signed in")
  public Response enter(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull EntryBody body) {
    return idempotencyKeys.once(
        key,
        signed.id(),
        body,
        () ->
            answer(
                enterReading.enter(
                    signed.who(),
                    new SlotKey(body.tagName(), body.slotStart()),
                    body.value(),
                    qualification(body.qualifier(), body.detectionLimit()))));
  }

  @POST
  @Path("/corrections")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  @Operation(summary = "Puts a value in place of another, which is kept")
  public Response correct(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CorrectionBody body) {
    return idempotencyKeys.once(
        key,
        signed.id(),
        body,
        () ->
            answer(
                enterReading.correct(
                    signed.who(),
                    new SlotKey(body.tagName(), body.slotStart()),
                    body.value(),
                    qualification(body.qualifier(), body.detectionLimit()),
                    body.reason())));
  }

  private static @Nullable Qualification qualification(
      @Nullable ResultQualifier qualifier, @Nullable BigDecimal detectionLimit) {
    if (qualifier == null && detectionLimit != null) {
      throw Refusals.of(422, "invalid-body", "A detection_limit needs its qualifier");
    }
    return qualifier == null ? null : new Qualification(qualifier, detectionLimit);
  }

  private static Response answer(Entry entry) {
    return switch (entry) {
      case Entry.Recorded(var reading) ->
          Response.status(Response.Status.CREATED).entity(ReadingView.of(reading)).build();
      case Entry.Refused(Entry.Why why) -> throw RefusalAnswers.of(why);
    };
  }
}
