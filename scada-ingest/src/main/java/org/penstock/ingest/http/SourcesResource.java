package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.penstock.ingest.app.source.ShowSources;
import org.penstock.ingest.app.source.ShowSources.Shown;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.http.SourceView.ServerView;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** How each source is. */
@Path("/api/scada/sources")
public class SourcesResource {

  private final CurrentSources sources;
  private final ShowSources show;
  private final WatchServers servers;

  SourcesResource(CurrentSources sources, ShowSources show, WatchServers servers) {
    this.sources = sources;
    this.show = show;
    this.servers = servers;
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
    return new SourceList(show.all().stream().map(this::view).toList(), sources.now().rejected());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public SourceView one(@PathParam("id") String id) {
    return show.one(id)
        .map(this::view)
        .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
  }

  private SourceView view(Shown shown) {
    String id = shown.source().id();
    ServerView server = ServerView.of(servers.of(id).orElse(null), servers.advice(id), shown.at());
    return SourceView.of(shown, server);
  }
}
