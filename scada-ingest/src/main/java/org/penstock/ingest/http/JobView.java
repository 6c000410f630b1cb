package org.penstock.ingest.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.ingest.app.backfill.AskForHistory.Asked;
import org.penstock.ingest.app.backfill.ShowGaps;
import org.penstock.ingest.app.backfill.ShowGaps.JobNow;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;

/**
 * A job as people see it.
 *
 * @param values values that were missing and are there now
 * @param doneFrom the time from which on every tag is read, for as much as is
 * @param doneTo the time up to which it is
 */
public record JobView(
    String jobId,
    String sourceId,
    List<String> tags,
    Instant from,
    Instant to,
    JobState state,
    String detail,
    long values,
    int tagsDone,
    int tagsTotal,
    @Nullable Instant doneFrom,
    @Nullable Instant doneTo,
    List<String> gapIds,
    @Nullable String askedBy,
    Instant createdAt,
    Instant updatedAt) {

  static JobView of(JobNow now) {
    BackfillJob job = now.job();
    return new JobView(
        job.jobId(),
        job.sourceId(),
        job.tags(),
        job.window().from(),
        job.window().to(),
        job.state(),
        job.detail(),
        now.values(),
        now.tagsDone(),
        now.tags(),
        now.doneFrom(),
        now.doneTo(),
        job.gapIds(),
        job.askedBy(),
        job.createdAt(),
        job.updatedAt());
  }

  /** The answer to a request for history. */
  static Response answer(Asked asked, ShowGaps show) {
    return switch (asked) {
      case Asked.Taken(BackfillJob job) ->
          Response.accepted(show.job(job.jobId()).map(JobView::of).orElseThrow())
              .location(URI.create("/api/scada/backfill/" + job.jobId()))
              .build();
      case Asked.UnknownGap(String gap) ->
          throw Refusals.of(404, "unknown-gap", "There is no gap " + gap);
      case Asked.UnknownSource(String source) ->
          throw Refusals.of(404, "unknown-source", "There is no source " + source);
      case Asked.UnknownTags(String source, List<String> names) ->
          throw Refusals.builder(422, "unknown-tag", source + " has no tags " + names)
              .with("tags", names)
              .build();
      case Asked.NotNow(String why) -> throw Refusals.of(409, "not-now", why);
      case Asked.TooLong(Duration longest) ->
          throw Refusals.of(
              422, "period-too-long", "At most %s can be asked for at once".formatted(longest));
    };
  }

  /** The person of the token, as jobs and gaps name them. */
  static String name(Caller caller) {
    Actor actor = caller.actor();
    return Objects.requireNonNullElse(actor.username(), actor.sub());
  }
}
