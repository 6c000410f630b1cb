package org.penstock.elog.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.app.AmendEntry;
import org.penstock.elog.app.Outcome;
import org.penstock.elog.app.ReadLog;
import org.penstock.elog.app.WriteEntry;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.search.Page;
import org.penstock.elog.domain.writing.Amendment;
import org.penstock.elog.domain.writing.EntryRequest;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.security.Roles;

/** The shift log. */
@Path("/api/logs")
public class LogsResource {

  private static final String KEY = "Idempotency-Key";

  private final WriteEntry writeEntry;
  private final AmendEntry amendEntry;
  private final ReadLog readLog;
  private final IdempotencyKeys idempotencyKeys;
  private final Signed signed;

  LogsResource(
      WriteEntry writeEntry,
      AmendEntry amendEntry,
      ReadLog readLog,
      IdempotencyKeys idempotencyKeys,
      Signed signed) {
    this.writeEntry = writeEntry;
    this.amendEntry = amendEntry;
    this.readLog = readLog;
    this.idempotencyKeys = idempotencyKeys;
    this.signed = signed;
  }

  @POST
  @Path("/write")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  @Operation(summary = "Writes an entry; its author is the person of the token")
  public Response write(@HeaderParam(KEY) @Nullable String key, @Nullable WriteBody body) {
    EntryRequest request = RefusalAnswers.given(body).request();
    return once(key, request, () -> writeEntry.write(request, signed.writer()));
  }

  @POST
  @Path("/{id}/amendments")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  @Operation(summary = "Corrects, extends or strikes an entry by a new version")
  public Response amend(
      @PathParam("id") UUID id,
      @HeaderParam(KEY) @Nullable String key,
      @Nullable AmendmentBody body) {
    Amendment amendment = RefusalAnswers.given(body).amendment();
    return once(
        key, List.of(id, amendment), () -> amendEntry.amend(id, amendment, signed.writer()));
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists and searches entries, the newest first")
  public EntriesView list(@BeanParam ListParameters parameters) {
    Page page = readLog.list(parameters.filter(signed.plant(parameters.plantId())));
    List<ChainedEntry> entries = page.entries();
    String next = page.hasMore() ? Cursors.encode(Long.toString(entries.getLast().seq())) : null;
    return new EntriesView(entries.stream().map(EntryView::of).toList(), next);
  }

  @GET
  @Path("/verify")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Checks that no entry was changed or removed")
  public IntegrityView verify(@QueryParam("plant_id") @Nullable String plantId) {
    return IntegrityView.of(readLog.verify(signed.plant(plantId)));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The current version of the entry, whichever version's id is given")
  public EntryView one(@PathParam("id") UUID id) {
    return EntryView.of(versions(id).getLast());
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "All versions of the entry, the first one first")
  public EntriesView history(@PathParam("id") UUID id) {
    return new EntriesView(versions(id).stream().map(EntryView::of).toList(), null);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(hidden = true)
  public Response replace(@PathParam("id") String id) {
    throw RefusalAnswers.unchangeable();
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(hidden = true)
  public Response patch(@PathParam("id") String id) {
    throw RefusalAnswers.unchangeable();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(hidden = true)
  public Response delete(@PathParam("id") String id) {
    throw RefusalAnswers.unchangeable();
  }

  private Response once(@Nullable String key, Object request, Supplier<Outcome> act) {
    return idempotencyKeys.once(key, signed.id(), request, () -> answer(act.get()));
  }

  private static Response answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Recorded recorded -> {
        EntryView view = EntryView.of(recorded.entry());
        yield Response.created(URI.create("/api/logs/" + view.entryId())).entity(view).build();
      }
      case Outcome.Refused refused -> throw RefusalAnswers.problem(refused.refusal());
    };
  }

  private List<ChainedEntry> versions(UUID id) {
    List<ChainedEntry> versions = readLog.versions(id);
    if (versions.isEmpty()) {
      throw RefusalAnswers.notFound(id);
    }
    return versions;
  }
}
