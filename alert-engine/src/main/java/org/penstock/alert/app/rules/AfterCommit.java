package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * What must be known in memory only once it is stored: a transaction that fails leaves no trace.
 */
@ApplicationScoped
public class AfterCommit {

  private final TransactionSynchronizationRegistry transaction;

  AfterCommit(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  /** Runs it when the caller's transaction has committed, and only then. */
  public void run(Runnable what) {
    transaction.registerInterposedSynchronization(new OnCommit(what));
  }

  private record OnCommit(Runnable what) implements Synchronization {

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        what.run();
      }
    }
  }
}
