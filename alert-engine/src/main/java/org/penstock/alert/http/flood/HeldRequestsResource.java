package org.penstock.alert.http.flood;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.tell.DecideHeldRequests;
import org.penstock.alert.app.tell.DecideHeldRequests.Choice;
import org.penstock.alert.domain.flood.HeldRequest;
import org.penstock.alert.domain.flood.HeldRequests.HeldPosition;
import org.penstock.alert.http.Page;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The work orders that wait because too many were asked for at once. */
@Path("/api/alerts/work-orders/held")
class HeldRequestsResource {

  private static final String KEY = "Idempotency-Key";

  private final DecideHeldRequests decideHeldRequests;
  private final DecideOnce decideOnce;
  private final Caller caller;

  HeldRequestsResource(
      DecideHeldRequests decideHeldRequests, DecideOnce decideOnce, Caller caller) {
    this.decideHeldRequests = decideHeldRequests;
    this.decideOnce = decideOnce;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<HeldRequest> list(
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @Nullable String cursor) {
    return Page.of(
        decideHeldRequests.waiting(after(cursor), limit + 1),
        limit,
        last -> Cursors.encode(last.heldAt().toString(), last.id().toString()));
  }

  @POST
  @Path("/{id}/release")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response release(
      UUID id, @NotNull @Valid DecisionBody body, @RestHeader(KEY) @Nullable String key) {
    return decideOnce.decide(key, id, Choice.RELEASE, caller.actor(), body.reason());
  }

  @POST
  @Path("/{id}/drop")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response drop(
      UUID id, @NotNull @Valid DecisionBody body, @RestHeader(KEY) @Nullable String key) {
    return decideOnce.decide(key, id, Choice.DROP, caller.actor(), body.reason());
  }

  private static @Nullable HeldPosition after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 2);
    try {
      return new HeldPosition(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }
}
