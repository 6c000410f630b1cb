package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.penstock.ingest.app.TestConnection;
import org.penstock.ingest.http.ScadaResource.TestView;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The connection test of one source. */
@Path("/api/scada/sources/{id}/test")
public class SourceTestResource {

  private final TestConnection test;

  SourceTestResource(TestConnection test) {
    this.test = test;
  }

  /** As {@code POST /api/scada/test} for that source. */
  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public TestView test(@PathParam("id") String id) {
    return test.test(id)
        .map(ScadaResource::view)
        .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
  }
}
