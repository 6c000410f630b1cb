package org.penstock.cmms.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.Attempt;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.DispatchTally;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.LoggedAttempt;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.dispatch.Gate;
import org.penstock.cmms.domain.dispatch.GateKeeper;
import org.penstock.cmms.domain.dispatch.Halt;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.cmms.domain.dispatch.Pace;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.dispatch.RetrySchedule;
import org.penstock.cmms.domain.doubled.Doubled;
import org.penstock.cmms.domain.doubled.Doubles;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;
import org.penstock.event.Actor;
import org.penstock.kit.work.StopSignal;

/** A sender whose password is wrong. */
class DispatchNextTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(2), MINUTE);

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final CmmsConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(CmmsConfig.class)
          .withDefaultValue("cmms.connector.base-url", "http://127.0.0.1/v8")
          .build()
          .getConfigMapping(CmmsConfig.class);
  private final OneWorkOrder orders =
      new OneWorkOrder(
          WorkOrder.requested(
              new UUID(0, 1), Requests.turbidity("request-1", "alarm-1"), Progress.fresh(), NOW),
          NOW);
  private final ConnectorGate gate =
      new ConnectorGate(new GateKeeper(5, SCHEDULE, MINUTE), new Pace(150, 10, MINUTE), clock);
  private final Log log = new Log();

  @Test
  void theGateShutsOnceTheAttemptThatShutsItIsStored() {
    dispatch().step("sender", new StopSignal());

    assertThat(log.gates).containsExactly(new Gate.Open(0));
    assertThat(orders.dispatch()).isInstanceOf(Dispatch.Retry.class);
    assertThat(gate.current())
        .isEqualTo(new Gate.Shut(FailureClass.AUTH, "401", NOW, NOW.plus(MINUTE), 1));
  }

  @Test
  void theGateShutsAlsoWhenTheAttemptCannotBeStored() {
    log.broken = true;

    assertThatThrownBy(() -> dispatch().step("sender", new StopSignal()))
        .hasMessage("the log is away");

    assertThat(gate.current()).isInstanceOf(Gate.Shut.class);
  }

  private DispatchNext dispatch() {
    CmmsConnector connector = new WrongPassword();
    DispatchMachine machine = new DispatchMachine(SCHEDULE, MINUTE);
    return new DispatchNext(
        new NoHalts(),
        gate,
        new ClaimNext(orders, machine, config),
        new RecordOutcome(
            orders,
            log,
            _ -> {},
            connector,
            machine,
            clock,
            new Random(1),
            new ReportDoubled(new NoDoubles(), connector, new NoTally())),
        new ReapLeases(orders, log, machine),
        orders,
        connector,
        new TestConnection(connector, gate),
        new NoTally(),
        clock,
        config);
  }

  /** Notes how the gate stood when an attempt was stored. */
  private final class Log implements Attempts {

    private final List<Gate> gates = new ArrayList<>();
    private boolean broken;

    @Override
    public void add(Attempt attempt) {
      if (broken) {
        throw new IllegalStateException("the log is away");
      }
      gates.add(gate.current());
    }

    @Override
    public void addAct(WorkOrder order, Act act, Actor by, @Nullable String reason, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedAttempt> of(UUID workOrderId) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class WrongPassword implements CmmsConnector {

    @Override
    public String name() {
      return "cmms";
    }

    @Override
    public PushResult push(WorkOrder order) {
      return new PushResult.NotSent(new Failure.Auth("401"));
    }

    @Override
    public Finding find(ExternalRef reference) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SetUpCheck> verify() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReferenceReading carriers(List<ExternalRef> references) {
      throw new UnsupportedOperationException();
    }

    @Override
    public StatusReading statuses(List<ExternalOrder> orders) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConnectionReport testConnection() {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoHalts implements Halts {

    @Override
    public Optional<Halt> current() {
      return Optional.empty();
    }

    @Override
    public boolean begin(String reason, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean end(Actor by) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoDoubles implements Doubles {

    @Override
    public List<WorkOrder> takeToSweep(Instant sweptBefore, Instant madeAfter, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean note(UUID workOrderId, ExternalOrder other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int settle(UUID workOrderId, Set<String> stillThere) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Doubled> standing(int most) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoTally implements DispatchTally {

    @Override
    public void requestTaken(RequestEffect effect) {}

    @Override
    public void callEnded(Attempt attempt) {}

    @Override
    public void statusChanged() {}

    @Override
    public void workOrderVanished() {}

    @Override
    public void workOrderDoubled() {}
  }
}
