package org.penstock.cmms.domain.doubled;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.follow.ExternalOrder;

/** The record of doubled work orders. Every change is made in the caller's transaction. */
public interface Doubles {

  /**
   * Takes work orders that the maintenance system has and that were not looked through since then,
   * for longest first; nobody else gets them before {@code sweptBefore} comes round again.
   *
   * @param madeAfter older ones are let be
   */
  List<WorkOrder> takeToSweep(Instant sweptBefore, Instant madeAfter, int most);

  /** Notes that another work order stands for the fault; false when that is known. */
  boolean note(UUID workOrderId, ExternalOrder other);

  /**
   * Marks the others of a work order as gone.
   *
   * @param stillThere the keys of those that are not
   * @return how many are gone now that were not before
   */
  int settle(UUID workOrderId, Set<String> stillThere);

  /** Those that still stand, oldest first. */
  List<Doubled> standing(int most);
}
