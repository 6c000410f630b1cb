package org.penstock.ingest.domain.trust;

import java.time.Duration;
import java.time.Instant;

/**
 * When our own certificate is renewed.
 *
 * <p>A server that trusts the old one refuses the new one until a person has trusted it there. So
 * the new one is made early, for people to hand out, and used late.
 *
 * @param prepareBefore how long before the end of the current one its successor is made
 * @param switchBefore how long before that end the successor is used
 */
public record RenewalPlan(Duration prepareBefore, Duration switchBefore) {

  public RenewalPlan {
    if (switchBefore.isNegative() || prepareBefore.compareTo(switchBefore) < 0) {
      throw new IllegalArgumentException(
          "prepare_before %s is shorter than switch_before %s"
              .formatted(prepareBefore, switchBefore));
    }
  }

  /** A step of the renewal. */
  public enum Step {
    NONE,
    PREPARE,
    SWITCH
  }

  /** The step to take now. */
  public Step next(Instant currentEnds, boolean hasSuccessor, Instant now) {
    if (!hasSuccessor) {
      return now.isBefore(currentEnds.minus(prepareBefore)) ? Step.NONE : Step.PREPARE;
    }
    return now.isBefore(currentEnds.minus(switchBefore)) ? Step.NONE : Step.SWITCH;
  }
}
