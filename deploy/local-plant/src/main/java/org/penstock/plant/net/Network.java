package org.penstock.plant.net;

import java.time.Duration;

/** What the network does to bytes just now. */
final class Network {
  private enum Condition {
    GOOD,
    CUT,
    SILENT
  }

  private Condition condition = Condition.GOOD;
  private Duration delay = Duration.ZERO;

  synchronized void cut() {
    change(Condition.CUT);
  }

  synchronized void swallow() {
    change(Condition.SILENT);
  }

  synchronized void heal() {
    delay = Duration.ZERO;
    change(Condition.GOOD);
  }

  private void change(Condition next) {
    condition = next;
    notifyAll();
  }

  synchronized void delay(Duration each) {
    delay = each;
  }

  synchronized boolean isCut() {
    return condition == Condition.CUT;
  }

  /** When bytes that enter at this time of the nano clock come out. */
  synchronized long dueAt(long nanos) {
    return nanos + delay.toNanos();
  }

  /** Returns when bytes pass, or when there is nothing left to wait for. */
  synchronized void awaitPassage() throws InterruptedException {
    while (condition == Condition.SILENT) {
      wait();
    }
  }
}
