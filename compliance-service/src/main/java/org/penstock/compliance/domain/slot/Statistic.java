package org.penstock.compliance.domain.slot;

/** How the samples of a slot become its value. Only samples of good quality count. */
public enum Statistic {
  /** The last one: "recordings every 15 minutes" of 40 CFR 141.174 are instants, not averages. */
  LAST,
  /** The arithmetic mean of the samples. */
  AVERAGE,
  /** The smallest. */
  MINIMUM,
  /** The largest. */
  MAXIMUM
}
