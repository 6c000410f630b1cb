package org.penstock.ingest.http.configuration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.configuration.EditSources;
import org.penstock.ingest.app.configuration.EditSources.WrittenSource;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The sources as they are configured: the rows of the tags file. */
@Path("/api/scada/sources")
public class SourceEditsResource {

  private final EditSources edit;
  private final Caller caller;

  SourceEditsResource(EditSources edit, Caller caller) {
    this.edit = edit;
    this.caller = caller;
  }

  /** The source as it is written; the entity tag is what a change has to name. */
  @GET
  @Path("/{id}/configuration")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Response configuration(@PathParam("id") String id) {
    WrittenSource written =
        edit.written(id)
            .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
    return Response.ok(written.row()).tag(Revisions.tag(written.revision())).build();
  }

  /** Adds a source. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  public Response add(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull Map<String, Object> row) {
    String id = String.valueOf(row.get("id"));
    long from = Revisions.required(ifMatch);
    long revision = Revisions.inForce(edit.add(row, from, caller.actor()), id);
    return Response.created(URI.create("/api/scada/sources/" + id))
        .entity(Revisions.view(revision))
        .tag(Revisions.tag(revision))
        .build();
  }

  /** Replaces a source; its tags stay. */
  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.ADMIN)
  public Response replace(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull Map<String, Object> row) {
    long from = Revisions.required(ifMatch);
    return done(Revisions.inForce(edit.replace(id, row, from, caller.actor()), id));
  }

  /** Removes a source with its tags. */
  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.ADMIN)
  public Response remove(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    long from = Revisions.required(ifMatch);
    return done(Revisions.inForce(edit.remove(id, from, caller.actor()), id));
  }

  private static Response done(long revision) {
    return Response.ok(Revisions.view(revision)).tag(Revisions.tag(revision)).build();
  }
}
