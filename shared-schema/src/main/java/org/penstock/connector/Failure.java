package org.penstock.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a call did not go through. The details are free of secrets. */
public sealed interface Failure {

  /** What happened, for a person. */
  String detail();

  /** No answer in time. */
  record Timeout(String detail) implements Failure {}

  /** No connection, or a broken one. */
  record Connection(String detail) implements Failure {}

  /** Not let in. */
  record Auth(String detail) implements Failure {}

  /** Too many calls; null where the other side does not say for how long. */
  record RateLimited(String detail, @Nullable Duration retryAfter) implements Failure {}

  /** An answer that makes no sense. */
  record Protocol(String detail) implements Failure {}
}
