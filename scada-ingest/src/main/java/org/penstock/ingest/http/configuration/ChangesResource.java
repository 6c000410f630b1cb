package org.penstock.ingest.http.configuration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.change.KeepChanges;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.ChangeTable.Position;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Who changed what about the sources and their tags. */
@Path("/api/scada/changes")
public class ChangesResource {

  private final KeepChanges changes;

  ChangesResource(KeepChanges changes) {
    this.changes = changes;
  }

  /** A page of changes. */
  public record ChangePage(List<Change> items, @Nullable String nextCursor) {}

  /** The changes, the latest first; as far as the database has them. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public ChangePage list(
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    List<Change> found = changes.page(position(cursor), limit + 1);
    if (found.size() <= limit) {
      return new ChangePage(found, null);
    }
    List<Change> page = found.subList(0, limit);
    Change last = page.getLast();
    return new ChangePage(page, Cursors.encode(last.at().toString(), last.id()));
  }

  private static @Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 2);
    try {
      return new Position(Instant.parse(key.getFirst()), UUID.fromString(key.getLast()).toString());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }
}
