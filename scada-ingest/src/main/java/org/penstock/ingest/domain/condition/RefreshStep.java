package org.penstock.ingest.domain.condition;

/** What to do next to learn the present states of a server's conditions. */
public enum RefreshStep {
  NONE,
  /** Ask for a refresh. */
  ASK,
  /** No refresh came: read the states of the known conditions. */
  READ_STATES
}
