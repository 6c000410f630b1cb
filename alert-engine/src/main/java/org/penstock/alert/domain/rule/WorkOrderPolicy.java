package org.penstock.alert.domain.rule;

/** When an alarm asks for a work order by itself. */
public enum WorkOrderPolicy {
  NEVER,
  /** At once, for each new activation; the CMMS bridge keeps one open work order per fault. */
  ON_RAISE
}
