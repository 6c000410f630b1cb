package org.penstock.compliance.http;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Task;
import org.penstock.event.Actor;

/** A job as HTTP shows it; {@code export_id} or {@code decision_id} once it is done. */
public record JobView(
    UUID jobId,
    String kind,
    String state,
    int done,
    Actor requestedBy,
    Instant requestedAt,
    @Nullable Instant endedAt,
    @Nullable UUID exportId,
    @Nullable UUID decisionId,
    @Nullable String code,
    @Nullable String detail) {

  /** The job. */
  public static JobView of(Job job) {
    boolean isExport = job.task() instanceof Task.Export;
    return new JobView(
        job.id(),
        job.task().kind(),
        job.state().name(),
        job.done(),
        job.requestedBy(),
        job.requestedAt(),
        job.endedAt(),
        isExport ? job.result() : null,
        isExport ? null : job.result(),
        job.code(),
        job.detail());
  }

  /** The answer to who asked for it. */
  public static Response accepted(Job job) {
    return Response.accepted(of(job))
        .header("Location", "/api/compliance/jobs/" + job.id())
        .build();
  }
}
