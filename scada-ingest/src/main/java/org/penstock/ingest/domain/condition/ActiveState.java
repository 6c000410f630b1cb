package org.penstock.ingest.domain.condition;

/** What reading a condition's ActiveState gave. */
public enum ActiveState {
  ACTIVE,
  INACTIVE,
  /** The server has no such node, or no value for it. */
  UNKNOWN
}
