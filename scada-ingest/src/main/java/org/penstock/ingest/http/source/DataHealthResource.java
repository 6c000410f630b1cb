package org.penstock.ingest.http.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.TrackSources.SourceNow;
import org.penstock.ingest.app.source.ShowSources;
import org.penstock.ingest.app.source.ShowSources.Shown;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.source.SourcePhase;
import org.penstock.security.Roles;

/**
 * Whether values come, source by source. Apart from readiness: a server that is away must never
 * have the service restarted.
 */
@Path("/api/scada/data-health")
public class DataHealthResource {

  private final ShowSources show;

  DataHealthResource(ShowSources show) {
    this.show = show;
  }

  /** All sources; flowing when each of them is that is not paused. */
  public record Health(boolean flowing, List<OfSource> sources) {}

  /** One source. */
  public record OfSource(
      String sourceId,
      boolean flowing,
      SourcePhase phase,
      @Nullable Instant lastHeardAt,
      @Nullable String reason) {

    private static OfSource of(Shown shown) {
      SourceNow now = shown.now();
      SourceLink link = shown.link();
      return new OfSource(
          shown.source().id(),
          shown.isFlowing(),
          now == null ? SourcePhase.STOPPED : now.phase(),
          link == null ? null : link.lastHeard(),
          now == null ? null : now.status().reason());
    }
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Health health() {
    List<OfSource> sources = show.all().stream().map(OfSource::of).toList();
    boolean isFlowing =
        sources.stream()
            .filter(source -> source.phase() != SourcePhase.PAUSED)
            .allMatch(OfSource::flowing);
    return new Health(isFlowing, sources);
  }
}
