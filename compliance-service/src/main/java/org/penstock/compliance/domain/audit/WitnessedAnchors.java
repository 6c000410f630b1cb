package org.penstock.compliance.domain.audit;

import java.time.Instant;
import java.util.List;
import org.penstock.event.AuditAnchor;

/** The heads of other services' chains. Two heads of one number are both kept: one of them lies. */
public interface WitnessedAnchors {

  /** Keeps an anchor once. */
  void add(AuditAnchor anchor, Instant receivedAt);

  /** The newest anchors of a chain. */
  List<AuditAnchor> newest(String chain, int limit);
}
