package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Which step brings a source back that does not deliver, the least that may help first.
 *
 * <p>How it works. The client library restores a lost session by itself and moves the subscriptions
 * to it. It does not notice a subscription that the server dropped, stops asking for notifications
 * after two of the server's answers, and never returns to a server whose certificate has changed.
 * So a session that is up but silent is asked for the time first, which tells a dead subscription
 * from a dead connection; then its notifications are asked for anew, which loses nothing; then its
 * items are made anew, then its subscriptions, then the client.
 *
 * @param silence longest time without a sign of life of any subscription
 * @param firstValue longest time that a new subscription may give signs of life but no value
 * @param settle how long a step has to take effect
 * @param withoutSession longest time without a session before the client is built anew
 * @param failover longest time without a session before the next server is tried
 * @param hold shortest time on one server, so that two that are both unwell do not take turns
 * @param subscriptionAttempts subscriptions made in vain before the client is built anew
 */
public record RecoveryPlan(
    Duration silence,
    Duration firstValue,
    Duration settle,
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
   * @param isLost whether the server said that one is gone
   * @param isPublishingStopped whether the library has stopped to ask for notifications
   * @param haveNamesChanged whether the node ids of the items may mean other nodes by now
   * @param lastHeard the oldest last sign of life among them
   * @param isValueDue whether one was made that has not given a value yet
   * @param madeAt when they were made
   */
  public record SubscriptionsSeen(
      boolean isLost,
      boolean isPublishingStopped,
      boolean haveNamesChanged,
      Instant lastHeard,
      boolean isValueDue,
      Instant madeAt) {}

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

    /** With this step taken; a subscription made anew is more than the steps before it. */
    public StepsTaken and(Step step, Instant now) {
      return switch (step) {
        case NONE, WAIT_FOR_SESSION, REBUILD_CLIENT, FAIL_OVER -> this;
        case WAKE_PUBLISHING -> new StepsTaken(Math.max(count, 1), now);
        case RECREATE_ITEMS -> new StepsTaken(Math.max(count, 2), now);
        case RECREATE_SUBSCRIPTIONS -> new StepsTaken(Math.max(count, 2) + 1, now);
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
    if (subscriptions.isLost() || subscriptions.haveNamesChanged()) {
      return taken.count() >= stepsBeforeRebuild()
          ? Step.REBUILD_CLIENT
          : Step.RECREATE_SUBSCRIPTIONS;
    }
    if (!isSettled(taken, now)) {
      return Step.NONE;
    }
    if (subscriptions.isPublishingStopped()) {
      return Step.WAKE_PUBLISHING;
    }
    boolean isSilent = isOlder(subscriptions.lastHeard(), silence, now);
    boolean isEmpty =
        subscriptions.isValueDue() && isOlder(subscriptions.madeAt(), firstValue, now);
    if (!isSilent && !isEmpty) {
      return Step.NONE;
    }
    return afterSilence(isSilent ? taken.count() : Math.max(1, taken.count()));
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

  private boolean isSettled(StepsTaken taken, Instant now) {
    return taken.count() == 0 || isOlder(taken.lastAt(), settle, now);
  }

  private static boolean isOlder(Instant then, Duration age, Instant now) {
    return then.plus(age).isBefore(now);
  }
}
