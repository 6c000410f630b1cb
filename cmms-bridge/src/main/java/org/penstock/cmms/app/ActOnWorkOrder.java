package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.Announcements;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.Attempts.Act;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderEvents;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.event.Actor;

/** What a person does with a work order; each act stands in its log. */
@ApplicationScoped
public class ActOnWorkOrder {

  private final WorkOrders orders;
  private final Attempts attempts;
  private final Announcements announcements;
  private final CmmsConnector connector;
  private final DispatchMachine machine;
  private final InstantSource clock;

  ActOnWorkOrder(
      WorkOrders orders,
      Attempts attempts,
      Announcements announcements,
      CmmsConnector connector,
      DispatchMachine machine,
      InstantSource clock) {
    this.orders = orders;
    this.attempts = attempts;
    this.announcements = announcements;
    this.connector = connector;
    this.machine = machine;
    this.clock = clock;
  }

  /** Does not wait any longer; a search that must wait to be trusted goes on waiting. */
  @Transactional
  public Done hasten(UUID id, Actor by) {
    return act(id, Act.RETRY, by, null, before -> machine.hasten(before, orders.now()));
  }

  /** Takes it back; refused when the maintenance system has it or may have it. */
  @Transactional
  public Done withdraw(UUID id, Actor by, String reason) {
    return act(id, Act.WITHDRAW, by, reason, before -> machine.withdraw(before, reason));
  }

  /** Ends it on a person's word, where the maintenance system does not tell. */
  @Transactional
  public Done close(UUID id, Actor by, String reason) {
    return act(id, Act.CLOSE, by, reason, before -> machine.close(before, orders.now()));
  }

  private Done act(
      UUID id,
      Act act,
      Actor by,
      @Nullable String reason,
      Function<Dispatch, Optional<? extends Dispatch>> change) {
    Optional<WorkOrder> found = orders.lock(id);
    if (found.isEmpty()) {
      return new Done.NotFound();
    }
    WorkOrder order = found.get();
    Optional<? extends Dispatch> next = change.apply(order.dispatch());
    if (next.isEmpty()) {
      return new Done.NotPossible(order.dispatch().state());
    }
    WorkOrder changed = order.with(next.get());
    orders.saveDispatch(changed);
    attempts.addAct(changed, act, by, reason, orders.now());
    Instant now = clock.instant();
    WorkOrderEvents.of(changed, connector.name(), now)
        .or(() -> WorkOrderEvents.followed(changed, connector.name(), now))
        .ifPresent(announcements::announce);
    return new Done.Changed(changed);
  }

  /** What became of the wish. */
  public sealed interface Done {

    record Changed(WorkOrder order) implements Done {}

    record NotFound() implements Done {}

    /** It is in this state, in which that cannot be done. */
    record NotPossible(String state) implements Done {}
  }
}
