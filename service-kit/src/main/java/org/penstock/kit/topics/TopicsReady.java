package org.penstock.kit.topics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with the topics of the catalogue. */
@Readiness
@ApplicationScoped
class TopicsReady implements HealthCheck {

  private final TopicCheck check;

  TopicsReady(TopicCheck check) {
    this.check = check;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> faults = check.faults();
    return HealthCheckResponse.named("topics")
        .status(faults.isEmpty())
        .withData("faults", String.join("; ", faults))
        .build();
  }
}
