package org.penstock.ingest.http.configuration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.penstock.ingest.app.configuration.ImportTags;
import org.penstock.ingest.domain.port.SourcesFile.Written;
import org.penstock.ingest.domain.port.TagTable;
import org.penstock.security.Roles;

/** The tag list for a spreadsheet. */
@Path("/api/scada/tags.csv")
public class TagsTableResource {

  private final ImportTags tags;
  private final TagTable table;

  TagsTableResource(ImportTags tags, TagTable table) {
    this.tags = tags;
    this.table = table;
  }

  /** Every tag as it is configured; the entity tag is what an import has to name. */
  @GET
  @Produces("text/csv; charset=UTF-8")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Response table() {
    Written written = tags.written();
    return Response.ok(table.write(written.tags()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tags.csv\"")
        .tag(Revisions.tag(written.revision()))
        .build();
  }
}
