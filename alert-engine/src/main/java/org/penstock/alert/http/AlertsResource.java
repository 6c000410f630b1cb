package org.penstock.alert.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.find.FindAlarms;
import org.penstock.alert.domain.port.AlarmOccurrence;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Looks at alarms: list, summary, one, its history and occurrences. */
@Path("/api/alerts")
class AlertsResource {

  private final FindAlarms findAlarms;

  AlertsResource(FindAlarms findAlarms) {
    this.findAlarms = findAlarms;
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
  @Path("/summary")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public SummaryView summary() {
    return SummaryView.of(findAlarms.summary());
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

  @GET
  @Path("/{id}/occurrences")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<AlarmOccurrence> occurrences(
      String id,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @Nullable String cursor) {
    one(id);
    return Page.of(
        findAlarms.occurrences(id, before(cursor), limit + 1),
        limit,
        last -> Cursors.encode(Long.toString(last.firstSeq())));
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
