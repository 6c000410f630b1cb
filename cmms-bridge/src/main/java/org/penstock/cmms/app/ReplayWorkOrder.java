package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.Attempts;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch.Dead;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.event.Actor;

/** Has a refused work order sent again, once a person has mended the cause. */
@ApplicationScoped
public class ReplayWorkOrder {

  private final WorkOrders orders;
  private final Attempts attempts;
  private final DispatchMachine machine;

  ReplayWorkOrder(WorkOrders orders, Attempts attempts, DispatchMachine machine) {
    this.orders = orders;
    this.attempts = attempts;
    this.machine = machine;
  }

  /** Sends it again, on this person's word. */
  @Transactional
  public Replay replay(UUID id, Actor by) {
    return again(id, by, Optional.empty());
  }

  /** Sends it again for another asset: the one it was asked for has no counterpart. */
  @Transactional
  public Replay correct(UUID id, Actor by, Asset asset) {
    return again(id, by, Optional.of(asset));
  }

  /** An asset in the plant's own words. */
  public record Asset(String id, @Nullable String name) {}

  private Replay again(UUID id, Actor by, Optional<Asset> corrected) {
    Optional<WorkOrder> found = orders.lock(id);
    if (found.isEmpty()) {
      return new Replay.NotFound();
    }
    WorkOrder order = found.get();
    if (!(order.dispatch() instanceof Dead dead)) {
      return new Replay.NotFailed(order.dispatch().state());
    }
    if (orders.hasOtherOpen(order)) {
      return new Replay.OtherIsOpen();
    }
    WorkOrder replayed = order.with(machine.replay(dead, orders.now()));
    orders.saveDispatch(replayed);
    if (corrected.isEmpty()) {
      attempts.addAct(order, Attempts.Act.REPLAY, by, null, orders.now());
      return new Replay.Done(replayed);
    }
    WorkOrder moved = replayed.forAsset(corrected.get().id(), corrected.get().name());
    orders.saveAsset(moved);
    String change = order.request().assetId() + " is " + moved.request().assetId();
    attempts.addAct(order, Attempts.Act.CORRECT, by, change, orders.now());
    return new Replay.Done(moved);
  }

  /** What became of the wish. */
  public sealed interface Replay {

    record Done(WorkOrder order) implements Replay {}

    record NotFound() implements Replay {}

    /** It is not refused but in this state. */
    record NotFailed(String state) implements Replay {}

    /** A newer work order stands for the same fault. */
    record OtherIsOpen() implements Replay {}
  }
}
