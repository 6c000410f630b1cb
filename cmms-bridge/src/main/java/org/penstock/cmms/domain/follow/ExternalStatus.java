package org.penstock.cmms.domain.follow;

/** How the maintenance system has a work order, in words that all of them share. */
public enum ExternalStatus {
  /** Asked for or approved; nobody has begun. */
  OPEN,
  /** Somebody works on it. */
  IN_PROGRESS,
  /** Waits for parts, a permit or a shutdown. */
  ON_HOLD,
  /** The work is done; the papers may still be open. */
  COMPLETED,
  /** Over. */
  CLOSED,
  /** Over, and nothing was done. */
  CANCELLED
}
