package org.penstock.elog.app;

import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.writing.Refusal;

/** What came of a request. */
public sealed interface Outcome {

  /** It stands in the log. */
  record Recorded(ChainedEntry entry) implements Outcome {}

  /** It does not, for this reason. */
  record Refused(Refusal refusal) implements Outcome {}
}
