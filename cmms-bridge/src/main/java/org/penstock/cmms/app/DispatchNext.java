package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Gate;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.cmms.domain.dispatch.Outcome;
import org.penstock.cmms.domain.dispatch.Progress.Step;
import org.penstock.kit.work.StopSignal;

/**
 * Sends the next work order that is due.
 *
 * <p>How it works. The claim is committed before any byte is sent, and the outcome is stored after;
 * no transaction is open during a call. Whatever dies between the two leaves a lease behind that
 * runs out, and then the work order is searched for before it is sent again. What a call met is
 * stored before the gate learns of it: whoever finds the gate shut finds the attempt that shut it.
 */
@ApplicationScoped
public class DispatchNext {

  private static final Logger LOG = Logger.getLogger(DispatchNext.class);

  private final Halts halts;
  private final ConnectorGate gate;
  private final ClaimNext claim;
  private final RecordOutcome outcomes;
  private final ReapLeases reaper;
  private final WorkOrders orders;
  private final CmmsConnector connector;
  private final TestConnection test;
  private final DispatchTally tally;
  private final InstantSource clock;
  private final Duration callTime;
  private final Duration pollInterval;

  DispatchNext(
      Halts halts,
      ConnectorGate gate,
      ClaimNext claim,
      RecordOutcome outcomes,
      ReapLeases reaper,
      WorkOrders orders,
      CmmsConnector connector,
      TestConnection test,
      DispatchTally tally,
      InstantSource clock,
      CmmsConfig config) {
    this.halts = halts;
    this.gate = gate;
    this.claim = claim;
    this.outcomes = outcomes;
    this.reaper = reaper;
    this.orders = orders;
    this.connector = connector;
    this.test = test;
    this.tally = tally;
    this.clock = clock;
    this.callTime =
        config
            .connector()
            .connectTimeout()
            .plus(config.connector().requestTimeout())
            .multipliedBy(connector.mostCallsInAPush());
    this.pollInterval = config.dispatch().pollInterval();
  }

  /** One step; the time until the next one is worth taking. */
  Duration step(String owner, StopSignal stop) {
    while (reaper.reapOne()) {
      // until no lease has run out
    }
    if (halts.current().isPresent()) {
      return pollInterval;
    }
    return switch (gate.admit()) {
      case ConnectorGate.Admission.Wait wait -> shorter(wait.time(), pollInterval);
      case ConnectorGate.Admission.Test due -> {
        test(due.shut());
        yield Duration.ZERO;
      }
      case ConnectorGate.Admission.Go _ -> {
        Optional<WorkOrder> claimed = claim.claim(owner);
        claimed.ifPresent(order -> send(order, stop));
        yield claimed.isPresent() ? Duration.ZERO : pollInterval;
      }
    };
  }

  private void test(Gate.Shut shut) {
    Optional<String> failure = Optional.of("the test did not end");
    try {
      failure = test.failure();
    } finally {
      gate.afterTest(shut, failure);
    }
    LOG.infof("connection to %s tested: %s", connector.name(), failure.orElse("well"));
  }

  private void send(WorkOrder order, StopSignal stop) {
    if (!(order.dispatch() instanceof Sending sending)) {
      throw new IllegalStateException(order.id() + " is claimed and not being sent");
    }
    List<Attempt> calls = new ArrayList<>();
    try {
      Outcome outcome = attempt(order, sending, calls, stop);
      LOG.infof(
          "work_order_id=%s external_ref=%s attempt=%d: %s",
          order.id(), order.reference(), sending.attempt(), outcome);
      outcomes.record(order, outcome, calls);
    } finally {
      calls.forEach(call -> gate.after(call.outcome()));
    }
  }

  private Outcome attempt(WorkOrder order, Sending sending, List<Attempt> calls, StopSignal stop) {
    Step step = sending.progress().next();
    if (step != Step.CREATE) {
      Outcome found =
          mayCall(order, stop)
              ? called(order, sending, Attempt.Kind.SEARCH, calls, () -> search(order))
              : new Outcome.SearchFailed(FailureClass.SENDER_STOPPED, "not called", Duration.ZERO);
      if (step == Step.SEARCH || !(found instanceof Outcome.NothingFound)) {
        return found;
      }
    }
    return mayCall(order, stop)
        ? called(order, sending, Attempt.Kind.CREATE, calls, () -> create(order))
        : new Outcome.NotSent(FailureClass.SENDER_STOPPED, "not called", Duration.ZERO);
  }

  /**
   * Waits for a place in the row of calls, and then looks whether the lease still covers a call and
   * nobody has stopped them meanwhile.
   */
  private boolean mayCall(WorkOrder order, StopSignal stop) {
    return !stop.await(gate.takePlace())
        && halts.current().isEmpty()
        && orders.holdsLease(order, callTime);
  }

  private Outcome search(WorkOrder order) {
    return Outcome.of(connector.find(order.reference()));
  }

  private Outcome create(WorkOrder order) {
    return Outcome.of(connector.push(order));
  }

  private Outcome called(
      WorkOrder order,
      Sending sending,
      Attempt.Kind kind,
      List<Attempt> calls,
      Supplier<Outcome> call) {
    Instant started = clock.instant();
    Outcome outcome = call.get();
    Attempt attempt =
        new Attempt(
            order.id(),
            sending.attempt(),
            kind,
            sending.lease().owner(),
            started,
            clock.instant(),
            outcome,
            false);
    calls.add(attempt);
    tally.callEnded(attempt);
    return outcome;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
