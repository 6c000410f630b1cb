package org.penstock.elog.domain.port;

import java.time.Instant;
import org.penstock.event.AuditAnchor;

/** The chain heads of other services, kept so that a rewritten chain contradicts them. */
@FunctionalInterface
public interface WitnessedAnchors {

  /** Keeps an anchor; the same one again changes nothing. */
  void keep(AuditAnchor anchor, Instant receivedAt);
}
