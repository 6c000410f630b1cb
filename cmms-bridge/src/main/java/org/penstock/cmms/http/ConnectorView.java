package org.penstock.cmms.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Gate;

/**
 * How the connector stands.
 *
 * @param state OPEN, RECOVERING (few calls after an outage) or PAUSED
 */
record ConnectorView(
    String name,
    String state,
    @Nullable Instant since,
    @Nullable Instant nextTestAt,
    @Nullable String failureClass,
    @Nullable String reason) {

  static ConnectorView of(String name, Gate gate) {
    return switch (gate) {
      case Gate.Open _ -> new ConnectorView(name, "OPEN", null, null, null, null);
      case Gate.Recovering recovering ->
          new ConnectorView(name, "RECOVERING", recovering.since(), null, null, null);
      case Gate.Shut shut ->
          new ConnectorView(
              name, "PAUSED", shut.since(), shut.until(), shut.failure().name(), shut.reason());
    };
  }
}
