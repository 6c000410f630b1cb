package org.penstock.ingest.disk;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.flow.SpoolState;

/** Ready only with a spool that can be written; the broker and the servers may be away. */
@Readiness
@ApplicationScoped
class SpoolReady implements HealthCheck {

  private final Spool spool;

  SpoolReady(Spool spool) {
    this.spool = spool;
  }

  @Override
  public HealthCheckResponse call() {
    SpoolState state = spool.state();
    return HealthCheckResponse.named("spool")
        .status(state.trouble().isEmpty())
        .withData("waiting", state.readings())
        .withData("fault", state.trouble().orElse(""))
        .build();
  }
}
