package org.penstock.elog.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.penstock.elog.domain.port.WitnessedAnchors;
import org.penstock.event.AuditAnchor;

/** Keeps the chain heads that other services publish. */
@ApplicationScoped
public class WitnessAnchors {

  private final WitnessedAnchors anchors;
  private final InstantSource clock;

  WitnessAnchors(WitnessedAnchors anchors, InstantSource clock) {
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Keeps the anchor as it came. */
  @Transactional
  public void witness(AuditAnchor anchor) {
    anchors.keep(anchor, clock.instant());
  }
}
