package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** How each source is. */
@Path("/api/scada/sources")
public class SourcesResource {

  private final CurrentSources sources;
  private final TrackSources track;

  SourcesResource(CurrentSources sources, TrackSources track) {
    this.sources = sources;
    this.track = track;
  }

  /**
   * The sources.
   *
   * @param rejectedConfiguration what of the tags file is not in use, and why
   */
  public record SourceList(List<SourceView> items, List<String> rejectedConfiguration) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public SourceList list() {
    return new SourceList(
        sources.now().all().stream().map(this::view).toList(), sources.now().rejected());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public SourceView one(@PathParam("id") String id) {
    return sources
        .now()
        .byId(id)
        .map(this::view)
        .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
  }

  private SourceView view(SourceSpec source) {
    return SourceView.of(source, track.now(source.id()).orElse(null));
  }
}
