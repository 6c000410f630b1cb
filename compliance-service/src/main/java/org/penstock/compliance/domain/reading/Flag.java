package org.penstock.compliance.domain.reading;

/** What a reviewer should look at. */
public enum Flag {
  /** No sample of the slot counts. */
  NO_GOOD_SAMPLE,
  /** Samples came after the slot was closed and changed its value. */
  LATE_DATA,
  /** The revision before this one was approved. */
  REOPENED_BY_DATA
}
