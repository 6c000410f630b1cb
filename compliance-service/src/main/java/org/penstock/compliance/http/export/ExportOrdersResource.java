package org.penstock.compliance.http.export;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.export.MakeExport;
import org.penstock.compliance.app.export.OrderExport;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.export.ManifestSigner;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.http.JobView;
import org.penstock.compliance.http.Parameters;
import org.penstock.compliance.http.RefusalAnswers;
import org.penstock.compliance.http.Signed;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Exports of any size, and how an export would look. */
@Path("/api/compliance")
public class ExportOrdersResource {

  private static final int PREVIEW_LINES = 51;

  private final OrderExport orderExport;
  private final MakeExport makeExport;
  private final Jobs jobs;
  private final IdempotencyKeys idempotencyKeys;
  private final ManifestSigner manifests;
  private final Signed signed;
  private final int mostRows;

  ExportOrdersResource(
      OrderExport orderExport,
      MakeExport makeExport,
      Jobs jobs,
      IdempotencyKeys idempotencyKeys,
      ManifestSigner manifests,
      Signed signed,
      ComplianceConfig config) {
    this.orderExport = orderExport;
    this.makeExport = makeExport;
    this.jobs = jobs;
    this.idempotencyKeys = idempotencyKeys;
    this.manifests = manifests;
    this.signed = signed;
    this.mostRows = config.export().mostRowsAtOnce();
  }

  @POST
  @Path("/exports")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Has an export of any size made in the background")
  public Response order(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ExportBody body) {
    return idempotencyKeys.once(
        key,
        signed.id(),
        Map.of("order", body),
        () ->
            orderExport
                .order(signed.who(), body.order())
                .map(JobView::accepted)
                .orElseThrow(RefusalAnswers::roleRequired));
  }

  @POST
  @Path("/exports/preview")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  @Operation(summary = "The first lines of an export and what its checks say; nothing is kept")
  public PreviewView preview(@Valid @NotNull ExportBody body) {
    MakeExport.Preview preview = makeExport.preview(body.order(), mostRows, PREVIEW_LINES);
    return new PreviewView(
        preview.refusal() == null,
        preview.rows(),
        preview.skipped(),
        preview.lines(),
        preview.refusal() == null ? null : preview.refusal().code(),
        preview.refusal() == null ? List.of() : RefusalAnswers.failures(preview.refusal()));
  }

  /** How an export would begin, or why there would be none. */
  public record PreviewView(
      boolean ok,
      int rowCount,
      int skippedWithoutValue,
      List<List<String>> lines,
      @Nullable String code,
      List<?> failures) {}

  @GET
  @Path("/exports-key")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The key that checks the signatures of manifests, as a JSON Web Key Set")
  public Map<String, List<Map<String, String>>> key() {
    return Map.of("keys", List.of(manifests.publicKey()));
  }

  @GET
  @Path("/jobs")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists the jobs, the newest first")
  public List<JobView> jobs(@QueryParam("limit") @Nullable String limit) {
    return jobs.newest(Parameters.limit(limit)).stream().map(JobView::of).toList();
  }

  @GET
  @Path("/jobs/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "How far a job is, and what it led to")
  public JobView job(@PathParam("id") String idText) {
    UUID id = Parameters.id("id", idText);
    return jobs.find(id)
        .map(JobView::of)
        .orElseThrow(() -> Refusals.of(404, "job-not-found", "There is no job " + id));
  }
}
