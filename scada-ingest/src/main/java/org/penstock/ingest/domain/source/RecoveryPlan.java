package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Which step brings a source back that does not deliver: the subscription anew, then the client
 * anew.
 *
 * <p>The client library restores a lost session by itself, but not a subscription that the server
 * has dropped, nor a session after the server's certificate has changed.
 */
public record RecoveryPlan(Duration silence, Duration withoutSession, int subscriptionAttempts) {

  /** A step of the supervisor. */
  public enum Step {
    NONE,
    WAIT_FOR_SESSION,
    RECREATE_SUBSCRIPTION,
    REBUILD_CLIENT
  }

  /**
   * What the supervisor sees.
   *
   * @param sessionSince since when the session is as it is now
   * @param lastHeard last value or keep-alive of the subscription, or its creation
   * @param failedRecreations attempts in a row after which the subscription stayed silent
   */
  public record Observation(
      Instant now,
      boolean sessionActive,
      Instant sessionSince,
      boolean subscriptionLost,
      Instant lastHeard,
      int failedRecreations) {}

  /** The step to take now. */
  public Step next(Observation seen) {
    if (!seen.sessionActive()) {
      return isOlder(seen.sessionSince(), withoutSession, seen.now())
          ? Step.REBUILD_CLIENT
          : Step.WAIT_FOR_SESSION;
    }
    if (!seen.subscriptionLost() && !isOlder(seen.lastHeard(), silence, seen.now())) {
      return Step.NONE;
    }
    return seen.failedRecreations() >= subscriptionAttempts
        ? Step.REBUILD_CLIENT
        : Step.RECREATE_SUBSCRIPTION;
  }

  private static boolean isOlder(Instant then, Duration age, Instant now) {
    return Duration.between(then, now).compareTo(age) > 0;
  }
}
