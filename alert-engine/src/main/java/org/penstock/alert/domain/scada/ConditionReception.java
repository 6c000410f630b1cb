package org.penstock.alert.domain.scada;

/** What became of an event. */
public enum ConditionReception {
  TAKEN,
  /** Its tag is the engine's. */
  REMEMBERED,
  /** The same event again. */
  REPEATED,
  /** Of an earlier activation that still waits in SCADA to be acknowledged. */
  BRANCH
}
