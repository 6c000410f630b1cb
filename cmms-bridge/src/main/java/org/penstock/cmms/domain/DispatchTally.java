package org.penstock.cmms.domain;

/** Where the work is counted for those who watch it. */
public interface DispatchTally {

  /** A request was taken. */
  void requestTaken(RequestEffect effect);

  /** A call to the maintenance system came to an end. */
  void callEnded(Attempt attempt);

  /** The maintenance system says something new of a work order. */
  void statusChanged();

  /** The maintenance system was asked after a work order that it had, and does not show it. */
  void workOrderVanished();

  /** The maintenance system has two work orders for one fault; a person must cancel one there. */
  void workOrderDoubled();

  /** What a request did. */
  enum RequestEffect {
    CREATED,
    RECURRED,
    KNOWN
  }
}
