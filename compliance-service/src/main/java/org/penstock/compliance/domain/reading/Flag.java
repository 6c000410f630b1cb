package org.penstock.compliance.domain.reading;

/** What a reviewer should look at. */
public enum Flag {
  /** No sample of the slot counts. */
  NO_GOOD_SAMPLE,
  /** The tag was quiet: the value is from before the slot, and the server told that it held. */
  HELD_VALUE,
  /** Samples came after the slot was closed and changed its value. */
  LATE_DATA,
  /** The revision before this one was approved. */
  REOPENED_BY_DATA
}
