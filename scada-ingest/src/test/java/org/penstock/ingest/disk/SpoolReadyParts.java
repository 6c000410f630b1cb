package org.penstock.ingest.disk;

import org.eclipse.microprofile.health.HealthCheck;
import org.penstock.ingest.domain.flow.Spool;

/** Makes the readiness check of the spool, without a container. */
public final class SpoolReadyParts {

  private SpoolReadyParts() {}

  public static HealthCheck of(Spool spool) {
    return new SpoolReady(spool);
  }
}
