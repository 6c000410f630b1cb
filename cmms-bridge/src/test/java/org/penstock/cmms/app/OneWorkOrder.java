package org.penstock.cmms.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderQuery;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch;

/** A single work order, as far as a sender needs it; its lease never runs out. */
class OneWorkOrder implements WorkOrders {

  private final Instant now;
  private WorkOrder order;

  OneWorkOrder(WorkOrder order, Instant now) {
    this.order = order;
    this.now = now;
  }

  Dispatch dispatch() {
    return order.dispatch();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Optional<WorkOrder> lockNextDue() {
    return Optional.of(order).filter(one -> one.dispatch() instanceof Dispatch.Waiting);
  }

  @Override
  public Optional<WorkOrder> lockNextExpired() {
    return Optional.empty();
  }

  @Override
  public Optional<WorkOrder> lock(UUID id) {
    return Optional.of(order);
  }

  @Override
  public void saveDispatch(WorkOrder next) {
    order = next;
  }

  @Override
  public boolean holdsLease(WorkOrder claimed, Duration atLeast) {
    return true;
  }

  @Override
  public List<WorkOrder> failed(int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void saveAsset(WorkOrder moved) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<WorkOrder> takeToFollow(Instant askedBefore, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Boolean> note(List<Noted> requests) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Boolean> add(List<WorkOrder> added) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<WorkOrder> lockSameFault(WorkOrder other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addOccurrence(UUID workOrderId, Occurrence occurrence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WorkOrder countOccurrence(WorkOrder standing, Instant seenAt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean hasOtherOpen(WorkOrder other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<WorkOrder> find(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<WorkOrder> list(WorkOrderQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Occurrence> occurrences(UUID workOrderId) {
    throw new UnsupportedOperationException();
  }
}
