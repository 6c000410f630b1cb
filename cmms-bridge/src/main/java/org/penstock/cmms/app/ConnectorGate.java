package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.penstock.cmms.domain.dispatch.Gate;
import org.penstock.cmms.domain.dispatch.GateKeeper;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.dispatch.Pace;

/**
 * The gate and the pace that all senders of this instance share. Kept in memory: a new instance
 * learns within one call what the old one knew.
 */
@ApplicationScoped
public class ConnectorGate {

  private final GateKeeper keeper;
  private final Pace pace;
  private final InstantSource clock;
  private Gate gate = new Gate.Open(0);
  private Instant nextCall = Instant.EPOCH;
  private boolean testing;

  ConnectorGate(GateKeeper keeper, Pace pace, InstantSource clock) {
    this.keeper = keeper;
    this.pace = pace;
    this.clock = clock;
  }

  /** How things stand. */
  public synchronized Gate current() {
    return gate;
  }

  /** Whether there is room for calls that can wait: not while the few after an outage are few. */
  public synchronized boolean hasRoom() {
    return switch (gate) {
      case Gate.Open _ -> true;
      case Gate.Recovering _ -> interval(clock.instant()).equals(pace.interval());
      case Gate.Shut _ -> false;
    };
  }

  /** Whether a work order may be claimed now. */
  synchronized Admission admit() {
    Instant now = clock.instant();
    if (gate instanceof Gate.Shut shut) {
      if (testing) {
        return new Admission.Wait(pace.interval());
      }
      if (now.isBefore(shut.until())) {
        return new Admission.Wait(Duration.between(now, shut.until()));
      }
      testing = true;
      return new Admission.Test(shut);
    }
    return now.isBefore(nextCall)
        ? new Admission.Wait(Duration.between(now, nextCall))
        : new Admission.Go();
  }

  /** Takes the next place in the row of calls; the caller waits this long before it calls. */
  public synchronized Duration takePlace() {
    Instant now = clock.instant();
    Instant place = now.isBefore(nextCall) ? nextCall : now;
    nextCall = place.plus(interval(now));
    return Duration.between(now, place);
  }

  /** Learns what a call met. */
  public synchronized void after(Outcome outcome) {
    gate = keeper.after(gate, outcome, clock.instant());
  }

  synchronized void afterTest(Gate.Shut tested, Optional<String> failure) {
    testing = false;
    gate = keeper.afterTest(tested, failure, clock.instant());
  }

  private Duration interval(Instant now) {
    return switch (gate) {
      case Gate.Open _ -> pace.interval();
      case Gate.Recovering recovering ->
          pace.intervalAfterOutage(Duration.between(recovering.since(), now));
      case Gate.Shut _ -> pace.interval();
    };
  }

  /** What the gate says to a sender. */
  sealed interface Admission {
    record Go() implements Admission {}

    record Wait(Duration time) implements Admission {}

    /** The gate may open again: test the connection first. */
    record Test(Gate.Shut shut) implements Admission {}
  }
}
