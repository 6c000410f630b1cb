package org.penstock.compliance.http.export;

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
import org.penstock.compliance.app.export.DownloadExport;
import org.penstock.compliance.app.export.ExportReadings;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.compliance.domain.export.SignedManifest;
import org.penstock.compliance.http.PageView;
import org.penstock.compliance.http.Parameters;
import org.penstock.compliance.http.RefusalAnswers;
import org.penstock.compliance.http.Signed;
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

  /** The answer that an idempotency key keeps; the files themselves are kept as an export. */
  private record ExportKey(UUID exportId) {}

  @POST
  @Path("/export")
  @Authenticated
  @Transactional(dontRollbackOn = HttpProblem.class) // the refusal is audited
  @Operation(
      summary =
          "Exports approved readings; the answer is the file, or the list where it is several")
  public Response export(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ExportBody body) {
    if (key == null) {
      return answer(exported(body));
    }
    Response kept =
        idempotencyKeys.once(
            key,
            signed.id(),
            body,
            () -> Response.status(201).entity(new ExportKey(exported(body).id())).build());
    UUID id = exportId(kept);
    return answer(files.find(id).orElseThrow(() -> RefusalAnswers.exportNotFound(id)));
  }

  private Response answer(ExportFile file) {
    return file.parts().size() == 1
        ? FileAnswer.ofPart(201, file, 1, files)
        : Response.status(201)
            .header("Location", "/api/compliance/exports/" + file.id())
            .header("X-Export-Id", file.id())
            .entity(ExportView.of(file))
            .build();
  }

  private ExportFile exported(ExportBody body) {
    return switch (exportReadings.export(signed.who(), body.order())) {
      case ExportOutcome.Exported(ExportFile file) -> file;
      case ExportOutcome.Refused refused -> throw RefusalAnswers.of(refused);
    };
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
  @Operation(summary = "One export and its files")
  public ExportView one(@PathParam("id") String idText) {
    UUID id = Parameters.id("id", idText);
    ExportFile file = files.find(id).orElseThrow(() -> RefusalAnswers.exportNotFound(id));
    return ExportView.of(file);
  }

  @GET
  @Path("/exports/{id}/manifest")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "What an export consists of and what made it, exactly as it is signed")
  public Response manifest(@PathParam("id") String idText) {
    return Response.ok(signedManifest(idText).text(), "application/json").build();
  }

  @GET
  @Path("/exports/{id}/manifest.jws")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The detached signature of the manifest (RFC 7515); keys: /exports-key")
  public Response signature(@PathParam("id") String idText) {
    return Response.ok(signedManifest(idText).signature(), "text/plain").build();
  }

  private SignedManifest signedManifest(String idText) {
    UUID id = Parameters.id("id", idText);
    return files.manifest(id).orElseThrow(() -> RefusalAnswers.exportNotFound(id));
  }

  @GET
  @Path("/exports/{id}/file")
  @Authenticated
  @Operation(
      summary =
          "The first file of an export: the bytes of the first time; who takes it is recorded")
  public Response file(@PathParam("id") String idText) {
    return part(idText, "1");
  }

  @GET
  @Path("/exports/{id}/files/{part}")
  @Authenticated
  @Operation(summary = "One file of an export by its number")
  public Response part(@PathParam("id") String idText, @PathParam("part") String partText) {
    UUID id = Parameters.id("id", idText);
    int part = Parameters.count("part", partText);
    return FileAnswer.ofPart(200, granted(id, part), part, files);
  }

  @GET
  @Path("/exports/{id}/zip")
  @Authenticated
  @Operation(summary = "All files of an export in one archive, which is the same each time")
  public Response zip(@PathParam("id") String idText) {
    UUID id = Parameters.id("id", idText);
    return FileAnswer.ofAll(granted(id, 0), files);
  }

  private ExportFile granted(UUID id, int part) {
    return switch (downloadExport.download(signed.who(), id, part)) {
      case DownloadExport.Outcome.Granted(ExportFile file) -> file;
      case DownloadExport.Outcome.NotFound() -> throw RefusalAnswers.exportNotFound(id);
      case DownloadExport.Outcome.RoleRequired() -> throw RefusalAnswers.roleRequired();
    };
  }
}
