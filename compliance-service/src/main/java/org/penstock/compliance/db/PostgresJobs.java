package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.Task;
import org.penstock.event.Actor;

/**
 * Jobs in the table {@code job}. What is told of a running one is seen at once by everybody: in a
 * transaction and on a connection of its own, because a handle of this thread may be in the middle
 * of the work that is told of.
 */
@Singleton
class PostgresJobs implements Jobs {

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresJobs(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  @Override
  public void add(Job job) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into job (id, kind, task, requested_by, state, requested_at)
                values (:id, :kind, cast(:task as jsonb), cast(:by as jsonb), :state, :at)
                """)
            .bind("id", job.id())
            .bind("kind", job.task().kind())
            .bind("task", columns.json(job.task()))
            .bind("by", columns.json(job.requestedBy()))
            .bind("state", job.state().name())
            .bind("at", Columns.at(job.requestedAt()))
            .execute());
  }

  @Override
  public Optional<Job> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from job where id = :id")
            .bind("id", id)
            .map((row, _) -> job(row))
            .findOne());
  }

  @Override
  public List<Job> newest(int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from job order by requested_at desc, id desc limit :most")
            .bind("most", most)
            .map((row, _) -> job(row))
            .list());
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Job> take(String owner, Duration silence) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                update job
                set state = 'RUNNING', owner = :owner, told_at = clock_timestamp(), done = 0,
                  attempts = attempts + 1
                where id = (
                  select id from job
                  where state = 'QUEUED' or (state = 'RUNNING'
                    and told_at < clock_timestamp() - :millis * interval '1 millisecond')
                  order by requested_at, id limit 1 for update skip locked)
                returning *
                """)
            .bind("owner", owner)
            .bind("millis", silence.toMillis())
            .map((row, _) -> job(row))
            .findOne());
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public boolean tell(UUID id, String owner, int done) {
    try (Handle handle = jdbi.open()) {
      return handle
              .createUpdate(
                  "update job set told_at = clock_timestamp(), done = :done"
                      + " where id = :id and owner = :owner and state = 'RUNNING'")
              .bind("id", id)
              .bind("owner", owner)
              .bind("done", done)
              .execute()
          > 0;
    }
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void putBack(UUID id, String owner, boolean isAttempt) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "update job set state = 'QUEUED', attempts = attempts - :not_counted"
                    + " where id = :id and owner = :owner and state = 'RUNNING'")
            .bind("id", id)
            .bind("owner", owner)
            .bind("not_counted", isAttempt ? 0 : 1)
            .execute());
  }

  @Override
  public void done(Job job, UUID result, int done) {
    end(job, "DONE", result, done, null, null);
  }

  @Override
  public void refused(Job job, String code, String detail) {
    end(job, "REFUSED", null, 0, code, detail);
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void failed(Job job, String detail) {
    end(job, "FAILED", null, 0, "job-failed", detail);
  }

  /** The number of the attempt is the fence: another attempt is another worker's. */
  private void end(
      Job job,
      String state,
      @Nullable UUID result,
      int done,
      @Nullable String code,
      @Nullable String detail) {
    int ended =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    update job
                    set state = :state, result = cast(:result as uuid), done = :done,
                      code = cast(:code as text), detail = cast(:detail as text), ended_at = clock_timestamp()
                    where id = :id and state = 'RUNNING' and attempts = :attempts
                    """)
                .bind("id", job.id())
                .bind("attempts", job.attempts())
                .bind("state", state)
                .bind("result", result)
                .bind("done", done)
                .bind("code", code)
                .bind("detail", detail)
                .execute());
    if (ended == 0) {
      throw new IllegalStateException("job %s belongs to another by now".formatted(job.id()));
    }
  }

  private Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getObject("id", UUID.class),
        task(row.getString("kind"), row.getString("task")),
        columns.fromJson(row.getString("requested_by"), Actor.class),
        Job.State.valueOf(row.getString("state")),
        row.getInt("done"),
        row.getInt("attempts"),
        Columns.instant(row, "requested_at"),
        Columns.instantOrNull(row, "ended_at"),
        row.getObject("result", UUID.class),
        row.getString("code"),
        row.getString("detail"));
  }

  private Task task(String kind, String json) {
    return switch (kind) {
      case "EXPORT" -> columns.fromJson(json, Task.Export.class);
      case "DECISION" -> columns.fromJson(json, Task.Decide.class);
      default -> throw new IllegalStateException("a job of kind " + kind);
    };
  }
}
