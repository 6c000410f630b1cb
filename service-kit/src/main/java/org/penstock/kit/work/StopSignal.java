package org.penstock.kit.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells work that the service is stopping. */
public final class StopSignal {

  private final CountDownLatch raised = new CountDownLatch(1);

  /** Asks the work to stop. */
  public void raise() {
    raised.countDown();
  }

  public boolean isRaised() {
    return raised.getCount() == 0;
  }

  /** Waits for the given time or until the signal is raised; true when it is raised. */
  public boolean await(Duration time) {
    try {
      return raised.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
