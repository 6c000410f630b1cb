package org.penstock.plant.process;

import java.time.Duration;
import org.penstock.plant.PlantException;

/** Waits a moment between two looks. */
public final class Pause {

  private Pause() {}

  /** Waits; an interrupt ends it with an exception. */
  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while waiting", e);
    }
  }
}
