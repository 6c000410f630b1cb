package org.penstock.cmms.domain.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Dead;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.dispatch.Dispatch.Pending;
import org.penstock.cmms.domain.dispatch.Dispatch.Retry;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.Dispatch.Unknown;
import org.penstock.cmms.domain.dispatch.Dispatch.Waiting;
import org.penstock.cmms.domain.dispatch.Dispatch.Withdrawn;
import org.penstock.cmms.domain.dispatch.Progress.Step;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;

/**
 * The only place where a dispatch changes its state.
 *
 * <p>How it works. The maintenance system knows no idempotency key, so a create is never repeated
 * blindly. A failure that proves that nothing was processed leads to {@link Retry}; every other one
 * leads to {@link Unknown}, where our reference is searched for after the settle time, in which a
 * slow server may still commit and a lagging index catch up. Two settled searches without a find
 * lead to {@link Retry} with the doubt kept: that create is preceded by one more search. A sender
 * that dies leaves {@link Sending} behind, which counts as a send that may have gone through.
 */
public final class DispatchMachine {

  /** The status of a work order of which nobody but a person has told the end. */
  private static final String BY_HAND = "closed by hand";

  private final RetrySchedule schedule;
  private final Duration settle;

  /** A machine with this backoff and this time until a search can be trusted. */
  public DispatchMachine(RetrySchedule schedule, Duration settle) {
    this.schedule = schedule;
    this.settle = settle;
  }

  /** Gives a waiting dispatch to one sender. */
  public Sending claim(Waiting waiting, int attempt, Lease lease) {
    return new Sending(attempt, lease, waiting.progress());
  }

  /**
   * What follows from an attempt's outcome.
   *
   * @param jitter from 0 to 1, spreads the retries of many dispatches
   */
  public Dispatch after(Sending sending, Outcome outcome, Instant now, double jitter) {
    Progress progress = sending.progress();
    return switch (outcome) {
      case Outcome.Delivered delivered -> new Created(delivered.external(), false);
      case Outcome.Found found -> new Created(found.external(), true);
      case Outcome.NothingFound _ -> afterNothingFound(progress.foundNothing(), now);
      case Outcome.Rejected rejected ->
          new Dead(rejected.failure(), rejected.reason(), progress.failedOnce());
      case Outcome.NotSent notSent -> {
        Progress counted = counted(progress, notSent.failure());
        yield new Retry(due(counted, notSent.failure(), notSent.notBefore(), now, jitter), counted);
      }
      case Outcome.Doubtful _ -> doubted(progress, now);
      case Outcome.SearchFailed failed -> {
        Progress counted = counted(progress, failed.failure());
        Instant due = due(counted, failed.failure(), failed.notBefore(), now, jitter);
        yield counted.next() == Step.SEARCH ? new Unknown(due, counted) : new Retry(due, counted);
      }
    };
  }

  /** What follows when a lease ran out: its owner may have sent until the very end. */
  public Unknown expired(Sending sending, Instant now) {
    return doubted(sending.progress(), now);
  }

  /** What follows when a person has a refused work order sent again. */
  public Pending replay(Dead dead, Instant now) {
    Progress progress = dead.progress();
    return new Pending(now, new Progress(progress.doubt(), progress.emptySearches(), 0));
  }

  /**
   * What follows when a person does not want to wait; empty where waiting is what keeps a second
   * work order from being made, or where there is nothing to wait for.
   */
  public Optional<Waiting> hasten(Dispatch dispatch, Instant now) {
    return switch (dispatch) {
      case Pending pending -> Optional.of(new Pending(now, pending.progress()));
      case Retry retry -> Optional.of(new Retry(now, retry.progress()));
      case Unknown _, Sending _, Created _, Over _, Dead _, Withdrawn _ -> Optional.empty();
    };
  }

  /**
   * What follows when a person takes it back; empty when the maintenance system has it or may have
   * it, where only the maintenance department can end it.
   */
  public Optional<Withdrawn> withdraw(Dispatch dispatch, String reason) {
    boolean neverSent =
        switch (dispatch) {
          case Waiting waiting -> !waiting.progress().doubt();
          case Dead dead -> !dead.progress().doubt();
          case Sending _, Created _, Over _, Withdrawn _ -> false;
        };
    return neverSent ? Optional.of(new Withdrawn(reason)) : Optional.empty();
  }

  /**
   * What follows when a person says that the work is over: the maintenance system does not tell, or
   * does not know the work order any more. Empty when it never had it.
   */
  public Optional<Over> close(Dispatch dispatch, Instant now) {
    return dispatch instanceof Created created
        ? Optional.of(
            new Over(
                created.external(),
                created.adopted(),
                new ToldStatus(ExternalStatus.CLOSED, BY_HAND, now, now)))
        : Optional.empty();
  }

  private Dispatch afterNothingFound(Progress progress, Instant now) {
    return progress.next() == Step.SEARCH
        ? new Unknown(now.plus(settle), progress)
        : new Retry(now, progress);
  }

  private Unknown doubted(Progress progress, Instant now) {
    return new Unknown(now.plus(settle), progress.doubted());
  }

  /**
   * Not let in may mean this work order alone: no right for its site, a word that a firewall does
   * not like. Another one is then tried before it, so that one does not hold up all.
   */
  private Duration othersFirst(FailureClass failure) {
    return failure == FailureClass.AUTH ? settle : Duration.ZERO;
  }

  private static Progress counted(Progress progress, FailureClass failure) {
    return failure.burnsAttempt() ? progress.failedOnce() : progress;
  }

  private Instant due(
      Progress progress, FailureClass failure, Duration notBefore, Instant now, double jitter) {
    Duration backoff =
        failure.burnsAttempt() ? schedule.delay(progress.failures(), jitter) : othersFirst(failure);
    return now.plus(backoff.compareTo(notBefore) > 0 ? backoff : notBefore);
  }
}
