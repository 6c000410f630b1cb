package org.penstock.compliance.domain.reading;

/** Where the value of a revision came from. */
public enum Origin {
  /** The samples of the slot. */
  SCADA,
  /** A person entered it where there was none. */
  MANUAL,
  /** A person put it in place of another. */
  CORRECTION,
  /** A laboratory reported it. */
  LAB
}
