package org.penstock.cmms.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.LoggedAttempt;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.event.Actor;

/** The log of attempts in PostgreSQL; its table takes no update and no delete. */
@ApplicationScoped
class PostgresAttempts implements Attempts {

  private static final String INSERT =
      """
      insert into attempt (
        work_order_id, attempt_no, kind, owner, started_at, ended_at, outcome, failure_class, detail,
        fenced)
      values (:order, :attempt, :kind, :owner, :started, :ended, :outcome, :failure, :detail, :fenced)
      """;

  private final Jdbi jdbi;

  PostgresAttempts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Attempt attempt) {
    Outcome outcome = attempt.outcome();
    insert(
        attempt.workOrderId(),
        attempt.number(),
        attempt.kind().name(),
        attempt.owner(),
        attempt.startedAt(),
        attempt.endedAt(),
        name(outcome),
        outcome.failureClass().map(Enum::name).orElse(null),
        detail(outcome),
        attempt.fenced());
  }

  @Override
  public void addAct(WorkOrder order, Act act, Actor by, @Nullable String reason, Instant at) {
    String outcome =
        switch (act) {
          case REPLAY -> "REPLAYED";
          case RETRY -> "HASTENED";
          case WITHDRAW -> "WITHDRAWN";
          case CLOSE -> "CLOSED";
          case CORRECT -> "CORRECTED";
        };
    insert(
        order.id(),
        order.attempts(),
        act.name(),
        by.sub(),
        at,
        at,
        outcome,
        null,
        reason == null ? by.username() : by.username() + ": " + reason,
        false);
  }

  @Override
  public List<LoggedAttempt> of(UUID workOrderId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from attempt where work_order_id = :id order by id")
            .bind("id", workOrderId)
            .map((row, _) -> Rows.attempt(row))
            .list());
  }

  private void insert(
      UUID order,
      int number,
      String kind,
      String owner,
      Instant started,
      Instant ended,
      String outcome,
      @Nullable String failure,
      @Nullable String detail,
      boolean fenced) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(INSERT)
            .bind("order", order)
            .bind("attempt", number)
            .bind("kind", kind)
            .bind("owner", owner)
            .bind("started", Rows.time(started))
            .bind("ended", Rows.time(ended))
            .bind("outcome", outcome)
            .bind("failure", failure)
            .bind("detail", detail)
            .bind("fenced", fenced)
            .execute());
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> "DELIVERED";
      case Outcome.Found _ -> "FOUND";
      case Outcome.NothingFound _ -> "NOTHING_FOUND";
      case Outcome.Rejected _ -> "REJECTED";
      case Outcome.NotSent _ -> "NOT_SENT";
      case Outcome.Doubtful _ -> "DOUBTFUL";
      case Outcome.SearchFailed _ -> "SEARCH_FAILED";
    };
  }

  private static @Nullable String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> delivered.external().reference();
      case Outcome.Found found -> found.external().reference();
      case Outcome.NothingFound _,
          Outcome.Rejected _,
          Outcome.NotSent _,
          Outcome.Doubtful _,
          Outcome.SearchFailed _ ->
          outcome.failureReason().orElse(null);
    };
  }
}
