package org.penstock.cmms.domain.dispatch;

import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.connector.Failure;

/** What a search for our reference gave. */
public sealed interface Finding {

  /** A work order carries our reference. */
  record Found(ExternalOrder external) implements Finding {}

  /** The search went through, and no work order carries our reference. */
  record Nothing() implements Finding {}

  /** The search did not go through, or its answer cannot be trusted. */
  record Failed(Failure failure) implements Finding {}
}
