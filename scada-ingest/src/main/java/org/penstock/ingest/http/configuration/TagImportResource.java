package org.penstock.ingest.http.configuration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.configuration.EditSources.Edited;
import org.penstock.ingest.app.configuration.ImportTags;
import org.penstock.ingest.app.configuration.ImportTags.Effect;
import org.penstock.ingest.app.configuration.ImportTags.Imported;
import org.penstock.ingest.app.configuration.ImportTags.RowReport;
import org.penstock.ingest.domain.port.TagTable;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Takes an edited tag list back. */
@Path("/api/scada/tags")
public class TagImportResource {

  private final ImportTags tags;
  private final TagTable table;
  private final Caller caller;

  TagImportResource(ImportTags tags, TagTable table, Caller caller) {
    this.tags = tags;
    this.table = table;
    this.caller = caller;
  }

  /**
   * What became of the list.
   *
   * @param rows every row that does something or was rejected
   */
  public record ImportView(
      boolean dryRun, long revision, Map<Effect, Integer> counts, List<RowReport> rows) {}

  /** Takes the good rows; the report says what became of each. */
  @POST
  @Path("/import")
  @Consumes("text/csv")
  @RolesAllowed(Roles.ADMIN)
  public Response take(
      @QueryParam("dry_run") @DefaultValue("false") boolean isDryRun,
      @QueryParam("remove_missing") @DefaultValue("false") boolean removeMissing,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      String text) {
    long from = isDryRun ? 0 : Revisions.required(ifMatch);
    Imported imported =
        tags.take(new ImportTags.Import(rows(text), removeMissing, isDryRun, from), caller.actor());
    Edited edited = imported.edited();
    if (edited != null) {
      var _ = Revisions.inForce(edited, "");
    }
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    imported.rows().forEach(row -> counts.merge(row.effect(), 1, Integer::sum));
    List<RowReport> told =
        imported.rows().stream().filter(row -> row.effect() != Effect.UNCHANGED).toList();
    return Response.ok(new ImportView(isDryRun, imported.revision(), counts, told))
        .tag(Revisions.tag(imported.revision()))
        .build();
  }

  private List<Map<String, Object>> rows(String text) {
    try {
      return table.read(text);
    } catch (TagTable.MalformedException e) {
      throw Refusals.of(400, "malformed-table", "The tag list cannot be read: " + e.getMessage());
    }
  }
}
