package org.penstock.ingest.http.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.source.BrowseSource;
import org.penstock.ingest.domain.link.NodeBrowsing.Answer;
import org.penstock.ingest.domain.link.NodeBrowsing.Child;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** A look into a server, for those who configure tags. */
@Path("/api/scada/sources/{id}/browse")
public class BrowseResource {

  private static final int DEEPEST = 100_000;

  private final BrowseSource browse;

  BrowseResource(BrowseSource browse) {
    this.browse = browse;
  }

  /** A page of children. */
  public record ChildPage(String sourceId, List<Child> items, @Nullable String nextCursor) {}

  /** The children of a node, of the Objects folder without one. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public ChildPage children(
      @PathParam("id") String id,
      @QueryParam("node") @DefaultValue("") String node,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int skip = cursor == null ? 0 : skip(cursor);
    Answer answer =
        browse
            .children(id, node, skip, limit)
            .orElseThrow(() -> Refusals.of(404, "unknown-source", "There is no source " + id));
    return switch (answer) {
      case Answer.Children(List<Child> children, boolean hasMore) ->
          new ChildPage(
              id, children, hasMore ? Cursors.encode(String.valueOf(skip + limit)) : null);
      case Answer.Refused(String reason) ->
          throw Refusals.of(422, "node-refused", "The server refuses: " + reason);
      case Answer.Away(String reason) ->
          throw Refusals.of(503, "source-away", "The source cannot be asked now: " + reason);
    };
  }

  private static int skip(String cursor) {
    try {
      return Math.clamp(Long.parseLong(Cursors.decode(cursor, 1).getFirst()), 0, DEEPEST);
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "bad-cursor", "The cursor is not one of ours");
    }
  }
}
