package org.penstock.compliance.domain.job;

/** A transaction that may take as long as a job does. */
public interface LongTransaction {

  /** Runs the work in one; all of it stays, or nothing does. */
  void run(Runnable work);
}
