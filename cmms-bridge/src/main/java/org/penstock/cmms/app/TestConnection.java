package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/** Tries the connection to the maintenance system without touching a work order. */
@ApplicationScoped
public class TestConnection {

  private final CmmsConnector connector;
  private final ConnectorGate gate;

  TestConnection(CmmsConnector connector, ConnectorGate gate) {
    this.connector = connector;
    this.gate = gate;
  }

  /** Whether the connector is set up right, step by step. */
  public List<SetUpCheck> verify() {
    gate.takePlace();
    return connector.verify();
  }

  private ConnectionReport report() {
    gate.takePlace();
    return connector.testConnection();
  }

  /** Why no calls should be made, or empty when they may. */
  Optional<String> failure() {
    return switch (report()) {
      case ConnectionReport.Reachable _, ConnectionReport.Degraded _ -> Optional.empty();
      case ConnectionReport.Unreachable unreachable -> Optional.of(unreachable.why());
      case ConnectionReport.Unauthorized unauthorized -> Optional.of(unauthorized.why());
    };
  }
}
