package org.penstock.ingest.domain.port;

import org.penstock.ingest.domain.condition.Effect;

/** What the service counts of the servers' own alarms. */
public interface ConditionCounters {

  /** An event had this effect. */
  void judged(Effect effect);

  /** So many events could not be kept. */
  void dropped(int events);

  /** A refresh was asked for, with this outcome. */
  void refresh(RefreshOutcome outcome);

  /** What became of the wish for a refresh. */
  enum RefreshOutcome {
    ACCEPTED,
    /** The server has none; the states were read. */
    UNSUPPORTED,
    FAILED
  }
}
