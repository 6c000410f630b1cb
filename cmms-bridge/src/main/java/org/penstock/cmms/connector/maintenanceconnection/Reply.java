package org.penstock.cmms.connector.maintenanceconnection;

import org.jspecify.annotations.Nullable;
import org.penstock.connector.Failure;

/** What came of one HTTP call. */
sealed interface Reply {

  /** A whole answer. */
  record Answered(int status, @Nullable String retryAfter, String body) implements Reply {}

  /** Not one byte of the request left this machine. */
  record NotSent(Failure failure) implements Reply {}

  /** The request may have been received, and the answer is missing or incomplete. */
  record Lost(Failure failure) implements Reply {}
}
