package org.penstock.alert.http.act;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.alert.domain.act.Wish;
import org.penstock.kit.http.Caller;
import org.penstock.security.Roles;

/** What people do with alarms. */
@Path("/api/alerts")
class ActsResource {

  private static final String KEY = "Idempotency-Key";

  private final ActOnce actOnce;
  private final Caller caller;

  ActsResource(ActOnce actOnce, Caller caller) {
    this.actOnce = actOnce;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/ack")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response acknowledge(
      String id, @NotNull @Valid AckBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), body.wish());
  }

  @POST
  @Path("/ack")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response acknowledgeMany(
      @NotNull @Valid AckManyBody body, @RestHeader(KEY) @Nullable String key) {
    return actOnce.actOnAll(
        key, body.seen(), new Wish.Acknowledge(body.comment(), false), caller.actor());
  }

  @POST
  @Path("/{id}/reset")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response reset(
      String id, @NotNull @Valid ActBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), new Wish.Reset(body.comment()));
  }

  @POST
  @Path("/{id}/shelve")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response shelve(
      String id, @NotNull @Valid ShelveBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), body.wish());
  }

  @DELETE
  @Path("/{id}/shelve")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response unshelve(
      String id,
      @RestQuery @Size(max = 2000) @Nullable String comment,
      @RestQuery("expected_version") @Nullable Long expectedVersion) {
    return act(null, new Seen(id, null, expectedVersion), new Wish.Unshelve(comment));
  }

  @POST
  @Path("/{id}/out-of-service")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response takeOutOfService(
      String id, @NotNull @Valid OutOfServiceBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), body.wish());
  }

  @DELETE
  @Path("/{id}/out-of-service")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response returnToService(
      String id,
      @RestQuery @NotBlank @Size(max = 2000) String comment,
      @RestQuery("expected_version") @Nullable Long expectedVersion) {
    return act(null, new Seen(id, null, expectedVersion), new Wish.ReturnToService(comment));
  }

  @POST
  @Path("/{id}/comments")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response comment(
      String id, @NotNull @Valid CommentBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), new Wish.Comment(body.comment()));
  }

  @POST
  @Path("/{id}/work-order")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response requestWorkOrder(
      String id, @NotNull @Valid CommentBody body, @RestHeader(KEY) @Nullable String key) {
    return act(key, body.seen(id), new Wish.RequestWorkOrder(body.comment()));
  }

  private Response act(@Nullable String key, Seen seen, Wish wish) {
    return actOnce.act(key, seen, wish, caller.actor());
  }
}
