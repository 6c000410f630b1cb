package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.audit.WitnessedAnchors;
import org.penstock.event.AuditAnchor;

/** Keeps what other services say about their chains; what we say of our own proves nothing here. */
@ApplicationScoped
public class WitnessAnchors {

  private final WitnessedAnchors anchors;
  private final InstantSource clock;

  WitnessAnchors(WitnessedAnchors anchors, InstantSource clock) {
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Keeps an anchor in the transaction of its offset. */
  @Transactional
  public void witness(AuditAnchor anchor) {
    if (!anchor.chain().equals(AuditLog.CHAIN)) {
      anchors.add(anchor, clock.instant());
    }
  }
}
