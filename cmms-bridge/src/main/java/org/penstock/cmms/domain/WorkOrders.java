package org.penstock.cmms.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All work orders. Every change is made in the caller's transaction. */
public interface WorkOrders {

  /** The clock that all instances share; leases and due times are read on it. */
  Instant now();

  /**
   * Notes requests, in this order.
   *
   * @return of each whether it is new; false when it was taken before
   */
  List<Boolean> note(List<Noted> requests);

  /**
   * A request that has come.
   *
   * @param source where from, such as a topic
   */
  record Noted(String requestId, String source) {}

  /**
   * Adds work orders, in this order, each with the report that it was made of.
   *
   * @return of each whether it was added; false when one is open for its fault, or has its
   *     reference, one of this very list included
   */
  List<Boolean> add(List<WorkOrder> added);

  /** Locks the work order that stands in the way of adding this one. */
  Optional<WorkOrder> lockSameFault(WorkOrder order);

  /** Adds one more report of the fault to a work order. */
  void addOccurrence(UUID workOrderId, Occurrence occurrence);

  /** Counts one report more on a locked work order. */
  WorkOrder countOccurrence(WorkOrder order, Instant seenAt);

  /** Locks the most urgent work order that is due, passing over those another sender holds. */
  Optional<WorkOrder> lockNextDue();

  /** Locks one whose lease has run out. */
  Optional<WorkOrder> lockNextExpired();

  /** Locks one. */
  Optional<WorkOrder> lock(UUID id);

  /**
   * Failed ones for whose fault no other work order is open or was made and is over since, oldest
   * first.
   */
  List<WorkOrder> failed(int most);

  /** Stores the dispatch of a locked work order. */
  void saveDispatch(WorkOrder order);

  /** Stores the asset of a locked work order. */
  void saveAsset(WorkOrder order);

  /**
   * Takes work orders that the maintenance system has and that were not asked after since then, for
   * longest first; nobody else gets them before {@code askedBefore} comes round again.
   */
  List<WorkOrder> takeToFollow(Instant askedBefore, int most);

  /** Whether this attempt's lease still runs for at least so long. */
  boolean holdsLease(WorkOrder order, Duration atLeast);

  /** Whether another open work order stands for the same fault. */
  boolean hasOtherOpen(WorkOrder order);

  /** One. */
  Optional<WorkOrder> find(UUID id);

  /** A page of them, newest first. */
  List<WorkOrder> list(WorkOrderQuery query);

  /** The reports of a work order's fault, oldest first. */
  List<Occurrence> occurrences(UUID workOrderId);
}
