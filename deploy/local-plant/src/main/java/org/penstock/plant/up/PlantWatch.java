package org.penstock.plant.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.penstock.plant.PlantException;

/** Looks after the parts while the plant is up, and starts again what has died. */
final class PlantWatch {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration BEFORE_RESTART = Duration.ofSeconds(3);

  private final LocalPlant plant;
  private final Progress progress;
  private final CountDownLatch end = new CountDownLatch(1);

  PlantWatch(LocalPlant plant, Progress progress) {
    this.plant = plant;
    this.progress = progress;
  }

  /** Watches until told to end. */
  void run() {
    while (!endsWithin(LOOK_EVERY)) {
      for (Part part : plant.parts()) {
        if (part.process().isEmpty() && !endsWithin(BEFORE_RESTART)) {
          startAgain(part);
        }
      }
    }
  }

  void end() {
    end.countDown();
  }

  private void startAgain(Part part) {
    progress.say(part.name(), "died; it is started again");
    try {
      part.start(progress);
    } catch (PlantException e) {
      progress.say(part.name(), e.sentence());
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
