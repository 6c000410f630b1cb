package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.app.backfill.AskForHistory;
import org.penstock.ingest.app.backfill.ShowGaps;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** What is missing, and whether it was fetched afterwards. */
@Path("/api/scada/gaps")
public class GapsResource {

  private final ShowGaps gaps;
  private final AskForHistory ask;
  private final IdempotencyKeys keys;
  private final Caller caller;

  GapsResource(ShowGaps gaps, AskForHistory ask, IdempotencyKeys keys, Caller caller) {
    this.gaps = gaps;
    this.ask = ask;
    this.keys = keys;
    this.caller = caller;
  }

  /** A page of gaps. */
  public record GapPage(List<Gap> items, @Nullable String nextCursor) {}

  /** Gaps, the newest first. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public GapPage list(
      @QueryParam("source") @Nullable String source,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("recovery") @Nullable String recovery,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Predicate<Gap> wanted =
        gap ->
            (source == null || gap.sourceId().equals(source))
                && (open == null || open == (gap.to() == null));
    if (tag != null) {
      wanted = wanted.and(ofTag(tag));
    }
    if (recovery != null) {
      GapRecovery state = recovery(recovery);
      wanted = wanted.and(gap -> gap.recovery() == state);
    }
    String after = cursor == null ? null : Cursors.decode(cursor, 1).getFirst();
    List<Gap> found = gaps.page(wanted, limit + 1, after);
    if (found.size() <= limit) {
      return new GapPage(found, null);
    }
    List<Gap> page = found.subList(0, limit);
    return new GapPage(page, Cursors.encode(page.getLast().gapId()));
  }

  private Predicate<Gap> ofTag(String tag) {
    String source = gaps.sourceOf(tag).orElse(null);
    return gap -> gap.tagName() == null ? gap.sourceId().equals(source) : tag.equals(gap.tagName());
  }

  private static GapRecovery recovery(String text) {
    try {
      return GapRecovery.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusals.of(
          400,
          "invalid-recovery",
          "recovery is one of NOT_SUPPORTED, PENDING, RUNNING, COMPLETE, PARTIAL, FAILED");
    }
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Gap one(@PathParam("id") String id) {
    return gaps.gap(id).orElseThrow(() -> Refusals.of(404, "unknown-gap", "There is no gap " + id));
  }

  /** Has a gap filled from the server's history, again if it was tried before. */
  @POST
  @Path("/{id}/backfill")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  @Transactional
  public Response fill(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
    String who = JobView.name(caller);
    return keys.once(
        key, caller.actor().sub(), "gap " + id, () -> JobView.answer(ask.ofGap(id, who), gaps));
  }
}
