package org.penstock.connector;

/** How a connection stands. */
public sealed interface ConnectionReport {

  /** Works. */
  record Reachable() implements ConnectionReport {}

  /** Works in part. */
  record Degraded(String why) implements ConnectionReport {}

  /** Does not answer. */
  record Unreachable(String why) implements ConnectionReport {}

  /** Answers, and does not let us in. */
  record Unauthorized(String why) implements ConnectionReport {}
}
