package org.penstock.cmms.db;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ToldStatus;

/** A dispatch as the columns of {@code work_order} hold it. */
record DispatchColumns(
    String state,
    @Nullable Instant nextAttemptAt,
    Progress progress,
    Dispatch.@Nullable Lease lease,
    @Nullable ExternalOrder external,
    boolean adopted,
    @Nullable FailureClass failure,
    @Nullable String reason,
    @Nullable ToldStatus told) {

  static DispatchColumns of(Dispatch dispatch) {
    String state = dispatch.state();
    return switch (dispatch) {
      case Dispatch.Waiting waiting ->
          new DispatchColumns(
              state, waiting.due(), waiting.progress(), null, null, false, null, null, null);
      case Dispatch.Sending sending ->
          new DispatchColumns(
              state, null, sending.progress(), sending.lease(), null, false, null, null, null);
      case Dispatch.Created created ->
          new DispatchColumns(
              state,
              null,
              Progress.fresh(),
              null,
              created.external(),
              created.adopted(),
              null,
              null,
              created.told());
      case Dispatch.Over over ->
          new DispatchColumns(
              state,
              null,
              Progress.fresh(),
              null,
              over.external(),
              over.adopted(),
              null,
              null,
              over.told());
      case Dispatch.Dead dead ->
          new DispatchColumns(
              state, null, dead.progress(), null, null, false, dead.failure(), dead.reason(), null);
      case Dispatch.Withdrawn withdrawn ->
          new DispatchColumns(
              state, null, Progress.fresh(), null, null, false, null, withdrawn.reason(), null);
    };
  }

  /** The way back; {@code attempt} counts the attempts that were begun. */
  Dispatch dispatch(int attempt) {
    return switch (state) {
      case "PENDING" -> new Dispatch.Pending(there(nextAttemptAt), progress);
      case "RETRY" -> new Dispatch.Retry(there(nextAttemptAt), progress);
      case "UNKNOWN" -> new Dispatch.Unknown(there(nextAttemptAt), progress);
      case "SENDING" -> new Dispatch.Sending(attempt, there(lease), progress);
      case "CREATED" -> new Dispatch.Created(there(external), adopted, told);
      case "CLOSED", "CANCELLED" -> new Dispatch.Over(there(external), adopted, there(told));
      case "DEAD" -> new Dispatch.Dead(there(failure), reason == null ? "" : reason, progress);
      case "WITHDRAWN" -> new Dispatch.Withdrawn(reason == null ? "" : reason);
      default -> throw new IllegalStateException("a work order in state " + state);
    };
  }

  /** The table's check constraints keep what a state needs. */
  private <T> T there(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a work order in state " + state + " lacks a value");
    }
    return value;
  }
}
