package org.penstock.ingest.http.readings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.store.FollowLatest;
import org.penstock.ingest.app.store.ListReadings;
import org.penstock.kit.http.Cursors;
import org.penstock.security.Roles;

/** The latest reading of each tag. */
@Path("/api/scada/readings/latest")
public class LatestResource {

  private final FollowLatest latest;
  private final ListReadings known;

  LatestResource(FollowLatest latest, ListReadings known) {
    this.latest = latest;
    this.known = known;
  }

  /** A page of latest readings, in the order of their tags. */
  public record LatestPage(List<Reading> items, @Nullable String nextCursor) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public LatestPage list(
      @QueryParam("tag") List<String> tags,
      @QueryParam("area") @Nullable String area,
      @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    LatestFilter filter = LatestFilter.of(tags, area, latest, known);
    String after = cursor == null ? "" : Cursors.decode(cursor, 1).getFirst();
    List<Reading> found = latest.all(filter.and(reading -> reading.tagName().compareTo(after) > 0));
    if (found.size() <= limit) {
      return new LatestPage(found, null);
    }
    List<Reading> page = found.subList(0, limit);
    return new LatestPage(page, Cursors.encode(page.getLast().tagName()));
  }
}
