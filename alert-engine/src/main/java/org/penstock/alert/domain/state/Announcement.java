package org.penstock.alert.domain.state;

import java.time.Instant;

/**
 * How an activation was brought before the operator.
 *
 * @param first when it was first annunciated
 * @param since since when it waits for an operator: the raise, or what took an earlier
 *     acknowledgement back
 * @param last when it was annunciated last
 * @param isTimeoutTold whether it was said that it waits too long
 */
public record Announcement(Instant first, Instant since, Instant last, boolean isTimeoutTold) {

  static Announcement at(Instant when) {
    return new Announcement(when, when, when, false);
  }

  Announcement anew(Instant when) {
    return new Announcement(first, when, when, false);
  }

  Announcement repeated(Instant when) {
    return new Announcement(first, since, when, isTimeoutTold);
  }

  Announcement timeoutTold() {
    return new Announcement(first, since, last, true);
  }
}
