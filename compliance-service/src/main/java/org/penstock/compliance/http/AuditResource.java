package org.penstock.compliance.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.ReadAudit;
import org.penstock.compliance.domain.audit.AuditFilter;
import org.penstock.compliance.domain.audit.AuditRow;
import org.penstock.compliance.domain.audit.WitnessedAnchors;
import org.penstock.event.AuditAnchor;
import org.penstock.kit.chain.ChainLink;
import org.penstock.kit.chain.ChainVerdict;
import org.penstock.kit.http.Cursors;
import org.penstock.security.Roles;

/** The audit log. */
@Path("/api/compliance/audit")
public class AuditResource {

  private static final int EXPORT_PAGE = 2_000;

  private final ReadAudit readAudit;
  private final WitnessedAnchors anchors;
  private final ObjectMapper mapper;
  private final Signed signed;

  AuditResource(ReadAudit readAudit, WitnessedAnchors anchors, ObjectMapper mapper, Signed signed) {
    this.readAudit = readAudit;
    this.anchors = anchors;
    this.mapper = mapper;
    this.signed = signed;
  }

  /**
   * A row of the log.
   *
   * @param entry what it says
   * @param payload the exact text that is hashed, for a check elsewhere
   */
  record RowView(long seq, JsonNode entry, String payload, String prevHash, String hash) {}

  /** What a walk along the chain found. */
  record VerifyView(
      boolean ok,
      long checked,
      @Nullable Long headSeq,
      @Nullable String headHash,
      @Nullable BadView firstBad) {

    static VerifyView of(ChainVerdict verdict) {
      return switch (verdict) {
        case ChainVerdict.Intact(long checked, var head) ->
            new VerifyView(true, checked, head.seq(), head.hash(), null);
        case ChainVerdict.Broken(long checked, long seq, var fault) ->
            new VerifyView(false, checked, null, null, new BadView(seq, fault.name()));
      };
    }
  }

  /** The first bad row. */
  record BadView(long seq, String fault) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists the audit log, the newest first; an operator sees their own acts")
  public PageView<RowView> list(
      @QueryParam("action") @Nullable String action,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Parameters.limit(limitText);
    AuditFilter filter =
        new AuditFilter(
            action, actor, Parameters.instant("from", from), Parameters.instant("to", to));
    long before =
        cursor == null
            ? Long.MAX_VALUE
            : Parameters.number("cursor", Cursors.decode(cursor, 1).getFirst());
    return PageView.of(
        readAudit.list(signed.who(), filter, before, limit + 1),
        limit,
        this::view,
        row -> new String[] {Long.toString(row.seq())});
  }

  @GET
  @Path("/verify")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Checks that no row of the log was changed or removed")
  public VerifyView verify() {
    return VerifyView.of(readAudit.verify());
  }

  /** One row in a line (NDJSON), as {@code ./penstock verify} reads it. */
  @GET
  @Path("/export")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The whole log as it is hashed, for a check on another machine")
  public Response export() {
    StreamingOutput lines =
        out -> {
          List<ChainLink> page = readAudit.links(0, EXPORT_PAGE);
          while (!page.isEmpty()) {
            for (ChainLink link : page) {
              out.write(mapper.writeValueAsBytes(link));
              out.write('\n');
            }
            page = readAudit.links(page.getLast().seq(), EXPORT_PAGE);
          }
        };
    return Response.ok(lines, "application/x-ndjson")
        .header("Content-Disposition", "attachment; filename=\"compliance.audit.ndjson\"")
        .build();
  }

  @GET
  @Path("/witnessed")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The newest heads of another service's chain that this service witnessed")
  public PageView<AuditAnchor> witnessed(
      @QueryParam("chain") @Nullable String chain, @QueryParam("limit") @Nullable String limit) {
    if (chain == null || chain.isBlank()) {
      throw Parameters.bad("chain", "is missing");
    }
    return new PageView<>(anchors.newest(chain, Parameters.limit(limit)), null);
  }

  private RowView view(AuditRow row) {
    try {
      return new RowView(
          row.seq(), mapper.readTree(row.payload()), row.payload(), row.prevHash(), row.hash());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row %d of the log is not JSON".formatted(row.seq()), e);
    }
  }
}
