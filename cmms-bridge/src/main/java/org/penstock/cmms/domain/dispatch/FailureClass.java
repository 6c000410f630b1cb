package org.penstock.cmms.domain.dispatch;

import org.penstock.connector.Failure;

/** Why an attempt did not lead to a work order, in the words of the failure list. */
public enum FailureClass {
  /** The maintenance system refused the content. */
  REJECTED,
  /** Over the maintenance system's rate limit. */
  THROTTLED,
  /** Wrong or missing credentials. */
  AUTH,
  /** No connection, or a connection that broke. */
  CONNECTION,
  /** No answer in time. */
  TIMEOUT,
  /** An answer that cannot be understood, or a server error. */
  PROTOCOL,
  /** The sender stopped, or was gone before it could tell. */
  SENDER_STOPPED;

  /** The class of a connector's failure. */
  static FailureClass of(Failure failure) {
    return switch (failure) {
      case Failure.Timeout _ -> TIMEOUT;
      case Failure.Connection _ -> CONNECTION;
      case Failure.Auth _ -> AUTH;
      case Failure.RateLimited _ -> THROTTLED;
      case Failure.Protocol _ -> PROTOCOL;
    };
  }

  /** Whether the failure says something of the maintenance system and not of this work order. */
  public boolean concernsConnector() {
    return switch (this) {
      case THROTTLED, AUTH, CONNECTION, TIMEOUT, PROTOCOL -> true;
      case REJECTED, SENDER_STOPPED -> false;
    };
  }

  /** Whether the failure counts for the work order's own backoff. */
  boolean burnsAttempt() {
    return switch (this) {
      case CONNECTION, TIMEOUT, PROTOCOL, SENDER_STOPPED, REJECTED -> true;
      case THROTTLED, AUTH -> false;
    };
  }
}
