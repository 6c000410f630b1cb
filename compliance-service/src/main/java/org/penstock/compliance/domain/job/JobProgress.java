package org.penstock.compliance.domain.job;

/** How a job tells how far it is, and learns whether it goes on. */
public interface JobProgress {

  /** Tells how many readings it has gone through; told on every few seconds. */
  void tell(int done);

  /** The same; false when the service stops, or another has taken the job. */
  boolean goesOn(int done);

  /** Leaves the job to another, if it was not taken. */
  void giveBack();
}
