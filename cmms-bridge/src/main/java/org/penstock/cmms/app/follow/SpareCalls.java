package org.penstock.cmms.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.penstock.cmms.app.ConnectorGate;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.kit.work.StopSignal;

/**
 * Calls that can wait. They stand in the same row as those that create, take a share of it only,
 * and none at all while a person has halted calls or the few after an outage are few.
 */
@ApplicationScoped
class SpareCalls {

  private final Halts halts;
  private final ConnectorGate gate;
  private final int callsPerMinute;

  SpareCalls(Halts halts, ConnectorGate gate, CmmsConfig config) {
    this.halts = halts;
    this.gate = gate;
    this.callsPerMinute = config.connector().callsPerMinute();
  }

  /** Whether there is room for one now. */
  boolean hasRoom() {
    return gate.hasRoom() && halts.current().isEmpty();
  }

  /** Waits for a place in the row; false when the call must not be made after all. */
  boolean takePlace(StopSignal stop) {
    return !stop.await(gate.takePlace()) && halts.current().isEmpty();
  }

  /** Learns what the call met. */
  void after(Outcome outcome) {
    gate.after(outcome);
  }

  /** The time from call to call that keeps to a share of the pace, from 0 to 1. */
  Duration between(double share) {
    return Duration.ofMillis(
        Math.round(Duration.ofMinutes(1).toMillis() / (callsPerMinute * share)));
  }
}
