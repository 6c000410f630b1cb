package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which step brings a source back that does not deliver, the least that may help first.
 *
 * <p>How it works. The client library restores a lost session by itself and moves the subscriptions
 * to it. It does not notice a subscription that the server dropped, stops asking for notifications
 * after two of the server's answers, and never returns to a server whose certificate has changed.
 * So a session that is up but silent is asked for the time first, which tells a dead subscription
 * from a dead connection; then its notifications are asked for anew, which loses nothing; then its
 * items are made anew, then its subscriptions, then the client. A step that failed half-way leaves
 * items that are wanted and not made: they are made before anything counts as recovered.
 *
 * @param limits how long a subscription may be silent, and a step without effect
 * @param withoutSession longest time without a session before the client is built anew
 * @param failover longest time without a session before the next server is tried
 * @param hold shortest time on one server, so that two that are both unwell do not take turns
 * @param subscriptionAttempts subscriptions made in vain before the client is built anew
 */
public record RecoveryPlan(
    SilenceLimits limits,
    Duration withoutSession,
    Duration failover,
    Duration hold,
    int subscriptionAttempts) {

  /** A step of the supervisor. */
  public enum Step {
    NONE,
    WAIT_FOR_SESSION,
    /** Ask for notifications again, after a look whether the server answers at all. */
    WAKE_PUBLISHING,
    RECREATE_ITEMS,
    RECREATE_SUBSCRIPTIONS,
    /** Make the items that an earlier step was to make and did not. */
    COMPLETE_ITEMS,
    REBUILD_CLIENT,
    FAIL_OVER
  }

  /**
   * What the supervisor sees of the session.
   *
   * @param isUp whether there is one
   * @param since since when that is so
   * @param isServerAnother whether what answers at the address has another certificate by now
   */
  public record SessionSeen(boolean isUp, Instant since, boolean isServerAnother) {}

  /**
   * What the supervisor sees of the subscriptions.
   *
   * @param isLost whether the server said that the one by which it is watched is gone
   * @param isPublishingStopped whether the library has stopped to ask for notifications
   * @param haveNamesChanged whether the node ids of the items may mean other nodes by now
   * @param isIncomplete whether items are wanted that a step was to make and did not
   * @param each every subscription for tags
   */
  public record SubscriptionsSeen(
      boolean isLost,
      boolean isPublishingStopped,
      boolean haveNamesChanged,
      boolean isIncomplete,
      List<SubscriptionSeen> each) {

    public SubscriptionsSeen {
      each = List.copyOf(each);
    }

    /** Whether all of them must be made anew, and not only those that are sick. */
    public boolean areAllLost() {
      return isLost || haveNamesChanged;
    }
  }

  /**
   * What else matters.
   *
   * @param hasOtherServer whether there is another URL to try
   * @param isServerUnwell whether the server says that it should not be used
   * @param connectedAt when this client was built
   */
  public record ServerSeen(boolean hasOtherServer, boolean isServerUnwell, Instant connectedAt) {}

  /**
   * Steps taken since values last came.
   *
   * @param count how many
   * @param lastAt when the last one was taken
   */
  public record StepsTaken(int count, Instant lastAt) {

    /** None yet. */
    public static final StepsTaken NONE = new StepsTaken(0, Instant.MIN);

    /** The last of them ended then. */
    public StepsTaken since(Instant end) {
      return count == 0 ? this : new StepsTaken(count, end);
    }

    /**
     * With this step taken; making subscriptions anew, in one go or more, is more than the steps
     * before it.
     */
    public StepsTaken and(Step step, Instant now) {
      return switch (step) {
        case NONE, WAIT_FOR_SESSION, REBUILD_CLIENT, FAIL_OVER -> this;
        case WAKE_PUBLISHING -> new StepsTaken(Math.max(count, 1), now);
        case RECREATE_ITEMS -> new StepsTaken(Math.max(count, 2), now);
        case RECREATE_SUBSCRIPTIONS, COMPLETE_ITEMS -> new StepsTaken(Math.max(count, 2) + 1, now);
      };
    }
  }

  /** The step to take now. */
  public Step next(
      Instant now,
      SessionSeen session,
      SubscriptionsSeen subscriptions,
      ServerSeen server,
      StepsTaken taken) {
    if (!session.isUp()) {
      return withoutSession(now, session, server);
    }
    if (server.isServerUnwell()
        && server.hasOtherServer()
        && isOlder(server.connectedAt(), hold, now)) {
      return Step.FAIL_OVER;
    }
    List<SubscriptionSeen> each = subscriptions.each();
    if (subscriptions.areAllLost() || each.stream().anyMatch(SubscriptionSeen::isLost)) {
      return taken.count() >= stepsBeforeRebuild()
          ? Step.REBUILD_CLIENT
          : Step.RECREATE_SUBSCRIPTIONS;
    }
    if (!isSettled(taken, limits.settle(), now)) {
      return Step.NONE;
    }
    if (subscriptions.isIncomplete() || subscriptions.isPublishingStopped()) {
      if (taken.count() >= stepsBeforeRebuild()) {
        return Step.REBUILD_CLIENT;
      }
      // First: with items to tell of, notifications are asked for again.
      return subscriptions.isIncomplete() ? Step.COMPLETE_ITEMS : Step.WAKE_PUBLISHING;
    }
    if (each.stream().anyMatch(one -> limits.isSilent(one, now) && hasSettled(one, taken, now))) {
      return afterSilence(taken.count());
    }
    if (each.stream().anyMatch(one -> limits.isEmpty(one, now) && hasSettled(one, taken, now))) {
      return afterSilence(Math.max(1, taken.count()));
    }
    return Step.NONE;
  }

  private Step withoutSession(Instant now, SessionSeen session, ServerSeen server) {
    if (server.hasOtherServer() && isOlder(session.since(), failover, now)) {
      return Step.FAIL_OVER;
    }
    return session.isServerAnother() || isOlder(session.since(), withoutSession, now)
        ? Step.REBUILD_CLIENT
        : Step.WAIT_FOR_SESSION;
  }

  private Step afterSilence(int taken) {
    if (taken >= stepsBeforeRebuild()) {
      return Step.REBUILD_CLIENT;
    }
    return switch (taken) {
      case 0 -> Step.WAKE_PUBLISHING;
      case 1 -> Step.RECREATE_ITEMS;
      default -> Step.RECREATE_SUBSCRIPTIONS;
    };
  }

  /** Waking and making items anew come once each before the subscriptions. */
  private int stepsBeforeRebuild() {
    return 2 + subscriptionAttempts;
  }

  private boolean hasSettled(SubscriptionSeen seen, StepsTaken taken, Instant now) {
    return isSettled(taken, limits.settleOf(seen), now);
  }

  private static boolean isSettled(StepsTaken taken, Duration settle, Instant now) {
    return taken.count() == 0 || isOlder(taken.lastAt(), settle, now);
  }

  private static boolean isOlder(Instant then, Duration age, Instant now) {
    return then.plus(age).isBefore(now);
  }
}
