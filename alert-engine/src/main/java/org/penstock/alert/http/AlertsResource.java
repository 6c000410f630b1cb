package org.penstock.alert.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.AcknowledgeAlarm;
import org.penstock.alert.app.act.AcknowledgeAlarm.Result;
import org.penstock.alert.app.find.FindAlarms;
import org.penstock.alert.domain.state.Acknowledgement;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Alarms: list, one, history, acknowledge. */
@Path("/api/alerts")
class AlertsResource {

  private final FindAlarms findAlarms;
  private final AcknowledgeOnce acknowledgeOnce;
  private final Caller caller;

  AlertsResource(FindAlarms findAlarms, AcknowledgeOnce acknowledgeOnce, Caller caller) {
    this.findAlarms = findAlarms;
    this.acknowledgeOnce = acknowledgeOnce;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<AlarmSnapshot> list(@BeanParam @Valid AlarmQuery query) {
    return Page.of(
        findAlarms.page(query.filter(), query.after(), query.limit + 1),
        query.limit,
        AlarmQuery::cursor);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public AlarmSnapshot one(String id) {
    return findAlarms.one(id).orElseThrow(() -> unknown(id));
  }

  @GET
  @Path("/{id}/history")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<AlarmEvent> history(
      String id,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @Nullable String cursor) {
    one(id);
    return Page.of(
        findAlarms.history(id, before(cursor), limit + 1),
        limit,
        last -> Cursors.encode(Long.toString(last.seq())));
  }

  @POST
  @Path("/{id}/ack")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public Response acknowledge(
      String id,
      @NotNull @Valid AckBody body,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    AcknowledgeAlarm.Request request = body.request(id, caller.actor());
    return acknowledgeOnce.acknowledge(idempotencyKey, request, AlertsResource::answer);
  }

  private static Response answer(String id, Result result) {
    return switch (result) {
      case Result.Acknowledged(AlarmSnapshot alarm) -> Response.ok(alarm).build();
      case Result.Unknown() -> throw unknown(id);
      case Result.Superseded(java.util.UUID current) ->
          throw Refusals.builder(
                  409, "occurrence-changed", "The alarm is of another occurrence by now")
              .with("occurrence_id", current.toString())
              .build();
      case Result.Stale(long version) ->
          throw Refusals.builder(409, "stale-version", "The alarm has changed since you saw it")
              .with("version", version)
              .build();
      case Result.AlreadyAcknowledged(@Nullable Acknowledgement earlier) -> throw already(earlier);
      case Result.NotApplicable(String state) ->
          throw Refusals.builder(
                  409, "not-applicable", "There is nothing to acknowledge in this state")
              .with("state", state)
              .build();
    };
  }

  private static RuntimeException already(@Nullable Acknowledgement earlier) {
    String by =
        Optional.ofNullable(earlier)
            .map(ack -> " by %s at %s".formatted(name(ack), ack.at()))
            .orElse("");
    return Refusals.of(409, "already-acknowledged", "The alarm was acknowledged" + by);
  }

  private static String name(Acknowledgement ack) {
    String name = ack.by().name();
    return name == null ? ack.by().sub() : name;
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(Cursors.decode(cursor, 1).getFirst());
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }

  private static RuntimeException unknown(String id) {
    return Refusals.of(404, "unknown-alarm", "There is no alarm " + id);
  }
}
