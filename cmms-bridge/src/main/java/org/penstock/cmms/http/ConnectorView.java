package org.penstock.cmms.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.dispatch.Gate;
import org.penstock.cmms.domain.dispatch.Halt;

/**
 * How the connector stands.
 *
 * @param state OPEN, RECOVERING (few calls after an outage), PAUSED (by itself, tried again at
 *     {@code nextTestAt}) or HALTED (by a person, until a person resumes)
 */
record ConnectorView(
    String name,
    String state,
    @Nullable Instant since,
    @Nullable Instant nextTestAt,
    @Nullable String failureClass,
    @Nullable String reason,
    @Nullable String haltedBy) {

  static ConnectorView halted(String name, Halt halt) {
    return new ConnectorView(name, "HALTED", halt.since(), null, null, halt.reason(), halt.by());
  }

  static ConnectorView of(String name, Gate gate) {
    return switch (gate) {
      case Gate.Open _ -> new ConnectorView(name, "OPEN", null, null, null, null, null);
      case Gate.Recovering recovering ->
          new ConnectorView(name, "RECOVERING", recovering.since(), null, null, null, null);
      case Gate.Shut shut ->
          new ConnectorView(
              name,
              "PAUSED",
              shut.since(),
              shut.until(),
              shut.failure().name(),
              shut.reason(),
              null);
    };
  }
}
