package org.penstock.ingest.http.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.penstock.ingest.app.source.OrderSources;
import org.penstock.ingest.app.source.OrderSources.Order;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** What an Admin can order of a source; answered with 202, because it takes its time. */
@Path("/api/scada/sources/{id}")
public class SourceOrdersResource {

  private final OrderSources orders;
  private final Caller caller;

  SourceOrdersResource(OrderSources orders, Caller caller) {
    this.orders = orders;
    this.caller = caller;
  }

  /** Leaves the connection and makes another one; what comes meanwhile is a gap. */
  @POST
  @Path("/restart")
  @RolesAllowed(Roles.ADMIN)
  public Response restart(@PathParam("id") String id) {
    return give(Order.RESTART, id);
  }

  /** Leaves the connection until it is resumed; the gap says MAINTENANCE. */
  @POST
  @Path("/pause")
  @RolesAllowed(Roles.ADMIN)
  public Response pause(@PathParam("id") String id) {
    return give(Order.PAUSE, id);
  }

  /** Ends a pause. */
  @POST
  @Path("/resume")
  @RolesAllowed(Roles.ADMIN)
  public Response resume(@PathParam("id") String id) {
    return give(Order.RESUME, id);
  }

  private Response give(Order order, String id) {
    if (!orders.give(order, id, caller.actor())) {
      throw Refusals.of(404, "unknown-source", "There is no source " + id);
    }
    return Response.accepted().build();
  }
}
