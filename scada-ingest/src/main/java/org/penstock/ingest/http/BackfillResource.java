package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.backfill.AskForHistory;
import org.penstock.ingest.app.backfill.ShowGaps;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Jobs that read a server's history. */
@Path("/api/scada/backfill")
public class BackfillResource {

  private static final int MOST_TAGS = 1_000;

  private final ShowGaps show;
  private final AskForHistory ask;
  private final IdempotencyKeys keys;
  private final Caller caller;

  BackfillResource(ShowGaps show, AskForHistory ask, IdempotencyKeys keys, Caller caller) {
    this.show = show;
    this.ask = ask;
    this.keys = keys;
    this.caller = caller;
  }

  /**
   * What to read.
   *
   * @param tags all of the source without the field
   */
  public record BackfillRequest(
      @NotBlank String sourceId,
      @Nullable @Size(max = MOST_TAGS) List<String> tags,
      @NotNull Instant from,
      @NotNull Instant to) {}

  /** Jobs. */
  public record JobList(List<JobView> items) {}

  /** Reads a time of a source's history into the stream. */
  @POST
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  public Response start(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull BackfillRequest body) {
    if (!body.from().isBefore(body.to())) {
      throw Refusals.of(400, "invalid-period", "from must be before to");
    }
    List<String> tags = body.tags() == null ? List.of() : body.tags();
    Window window = new Window(body.from(), body.to());
    String who = JobView.name(caller);
    return keys.once(
        key,
        caller.actor().sub(),
        body,
        () -> JobView.answer(ask.ofTime(body.sourceId(), tags, window, who), show));
  }

  /** The last jobs, the newest first. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public JobList list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return new JobList(show.jobs(limit).stream().map(JobView::of).toList());
  }

  /** A job, and how far it is. */
  @GET
  @Path("/{job}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public JobView one(@PathParam("job") String job) {
    return show.job(job).map(JobView::of).orElseThrow(() -> unknown(job));
  }

  /** Calls a job off; what was read so far stays. */
  @DELETE
  @Path("/{job}")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public JobView cancel(@PathParam("job") String job) {
    if (ask.cancel(job, JobView.name(caller)).isEmpty()) {
      throw unknown(job);
    }
    return one(job);
  }

  private static RuntimeException unknown(String job) {
    return Refusals.of(404, "unknown-job", "There is no backfill " + job);
  }
}
