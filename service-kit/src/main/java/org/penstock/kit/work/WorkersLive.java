package org.penstock.kit.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every worker's thread is: says nothing about other systems, which are waited for. */
@Liveness
@ApplicationScoped
class WorkersLive implements HealthCheck {

  private final Workers workers;

  WorkersLive(Workers workers) {
    this.workers = workers;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> ended = workers.ended();
    return HealthCheckResponse.named("workers")
        .status(ended.isEmpty())
        .withData("ended", String.join(",", ended))
        .build();
  }
}
