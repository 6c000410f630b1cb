package org.penstock.plant.cmms.order;

import java.util.List;

/** What becomes of a request to create or change work orders. */
public sealed interface Verdict {
  /** Done, and on disk. */
  record Accepted(List<WorkOrder> orders) implements Verdict {}

  /** A field has a value that the system does not take. */
  record Invalid(String reason) implements Verdict {}

  /** The work order, or the asset that it names, does not exist. */
  record NotFound(String what) implements Verdict {}

  /** The caller chose an ID that is taken. */
  record DuplicateId(String id) implements Verdict {}
}
