package org.penstock.compliance.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.DownloadExport;
import org.penstock.compliance.app.ExportReadings;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.security.Roles;

/**
 * Exports of approved readings.
 *
 * <p>As with decisions, who may export is refused and recorded by the app class, not by the
 * framework.
 */
@Path("/api/compliance")
public class ExportsResource {

  private final ExportReadings exportReadings;
  private final DownloadExport downloadExport;
  private final ExportFiles files;
  private final IdempotencyKeys idempotencyKeys;
  private final ObjectMapper mapper;
  private final Signed signed;

  ExportsResource(
      ExportReadings exportReadings,
      DownloadExport downloadExport,
      ExportFiles files,
      IdempotencyKeys idempotencyKeys,
      ObjectMapper mapper,
      Signed signed) {
    this.exportReadings = exportReadings;
    this.downloadExport = downloadExport;
    this.files = files;
    this.idempotencyKeys = idempotencyKeys;
    this.mapper = mapper;
    this.signed = signed;
  }

  /** The answer that an idempotency key keeps; the file itself is kept as an export. */
  private record ExportKey(UUID exportId) {}

  @POST
  @Path("/export")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(summary = "Exports approved readings; the answer is the file, which is kept")
  public Response export(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ExportBody body) {
    if (key == null) {
      ExportOutcome.Exported exported = exported(body);
      return FileAnswer.of(201, exported.file(), exported.bytes());
    }
    Response kept =
        idempotencyKeys.once(
            key,
            signed.id(),
            body,
            () -> Response.status(201).entity(new ExportKey(exported(body).file().id())).build());
    return fileAnswer(201, exportId(kept));
  }

  private ExportOutcome.Exported exported(ExportBody body) {
    ExportOutcome outcome = exportReadings.export(signed.who(), body.order());
    if (outcome instanceof ExportOutcome.Exported exported) {
      return exported;
    }
    throw RefusalAnswers.of(outcome);
  }

  private UUID exportId(Response kept) {
    if (kept.getEntity() instanceof ExportKey(UUID id)) {
      return id;
    }
    try {
      return mapper.readValue((String) kept.getEntity(), ExportKey.class).exportId();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an idempotency key's answer is not an export's id", e);
    }
  }

  @GET
  @Path("/exports")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists the exports, the newest first")
  public PageView<ExportView> list(
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Parameters.limit(limitText);
    UUID before =
        cursor == null ? null : Parameters.id("cursor", Cursors.decode(cursor, 1).getFirst());
    return PageView.of(
        files.list(before, limit + 1),
        limit,
        ExportView::of,
        file -> new String[] {file.id().toString()});
  }

  @GET
  @Path("/exports/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "One export")
  public ExportView one(@PathParam("id") String idText) {
    UUID id = Parameters.id("id", idText);
    ExportFile file = files.find(id).orElseThrow(() -> RefusalAnswers.exportNotFound(id));
    return ExportView.of(file);
  }

  @GET
  @Path("/exports/{id}/file")
  @Authenticated
  @Operation(
      summary = "The file of an export: the bytes of the first time; who takes it is recorded")
  public Response file(@PathParam("id") String idText) {
    return fileAnswer(200, Parameters.id("id", idText));
  }

  private Response fileAnswer(int status, UUID id) {
    return switch (downloadExport.download(signed.who(), id)) {
      case DownloadExport.Outcome.Found(ExportFile file, byte[] bytes) ->
          FileAnswer.of(status, file, bytes);
      case DownloadExport.Outcome.NotFound() -> throw RefusalAnswers.exportNotFound(id);
      case DownloadExport.Outcome.RoleRequired() -> throw RefusalAnswers.roleRequired();
    };
  }
}
