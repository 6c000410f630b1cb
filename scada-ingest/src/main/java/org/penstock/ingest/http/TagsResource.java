package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.ShowTags;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The tags that are read, with their last readings. */
@Path("/api/scada/tags")
public class TagsResource {

  private final ShowTags tags;

  TagsResource(ShowTags tags) {
    this.tags = tags;
  }

  /** A page of tags. */
  public record TagPage(List<TagView> items, @Nullable String nextCursor) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public TagPage list(
      @QueryParam("area") @Nullable String area,
      @QueryParam("state") @Nullable @Pattern(regexp = "good|uncertain|bad|stale|pending")
          String state,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String after = cursor == null ? "" : Cursors.decode(cursor, 1).getFirst();
    List<TagView> found =
        tags.all().stream()
            .map(TagView::of)
            .filter(tag -> area == null || tag.area().equals(area))
            .filter(tag -> state == null || tag.state().equals(state))
            .filter(tag -> tag.tagName().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new TagPage(found, null);
    }
    List<TagView> page = found.subList(0, limit);
    return new TagPage(page, Cursors.encode(page.getLast().tagName()));
  }

  @GET
  @Path("/{tag}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public TagView one(@PathParam("tag") String tag) {
    return tags.one(tag)
        .map(TagView::of)
        .orElseThrow(() -> Refusals.of(404, "unknown-tag", "There is no tag " + tag));
  }
}
