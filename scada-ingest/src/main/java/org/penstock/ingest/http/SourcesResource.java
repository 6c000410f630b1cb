package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.penstock.ingest.app.source.ShowSources;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** How each source is. */
@Path("/api/scada/sources")
public class SourcesResource {

  private final CurrentSources sources;
  private final ShowSources show;

  SourcesResource(CurrentSources sources, ShowSources show) {
    this.sources = sources;
    this.show = show;
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
        show.all().stream().map(SourceView::of).toList(), sources.now().rejected());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public SourceView one(@PathParam("id") String id) {
    return show.one(id)
        .map(SourceView::of)
        .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
  }
}
