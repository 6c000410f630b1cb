package org.penstock.alert.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.penstock.alert.app.rules.CurrentRules;

/** Ready only with the rules as they were written: an engine without them would watch nothing. */
@Readiness
@ApplicationScoped
class RulesReady implements HealthCheck {

  private final CurrentRules rules;

  RulesReady(CurrentRules rules) {
    this.rules = rules;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> faults = rules.faults();
    return HealthCheckResponse.named("alarm rules")
        .status(faults.isEmpty())
        .withData("faults", String.join("; ", faults))
        .withData("conflicts", String.join("; ", rules.conflicts()))
        .withData("in_force", rules.set().active().size())
        .build();
  }
}
