package org.penstock.cmms.http;

import static org.penstock.security.Roles.ADMIN;
import static org.penstock.security.Roles.AUDITOR;
import static org.penstock.security.Roles.OPERATOR;
import static org.penstock.security.Roles.SUPERVISOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.app.ConnectorGate;
import org.penstock.cmms.app.TestConnection;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.connector.ConnectionReport;

/** The connection to the maintenance system. */
@Path("/api/work-orders/connector")
public class ConnectorResource {

  private final CmmsConnector connector;
  private final ConnectorGate gate;
  private final TestConnection test;

  ConnectorResource(CmmsConnector connector, ConnectorGate gate, TestConnection test) {
    this.connector = connector;
    this.gate = gate;
    this.test = test;
  }

  @GET
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN, AUDITOR})
  public ConnectorView get() {
    return ConnectorView.of(connector.name(), gate.current());
  }

  /** Tries the connection now; creates nothing. */
  @POST
  @Path("verify")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public Verification verify() {
    return switch (test.report()) {
      case ConnectionReport.Reachable _ -> new Verification("REACHABLE", null);
      case ConnectionReport.Degraded degraded -> new Verification("DEGRADED", degraded.why());
      case ConnectionReport.Unreachable away -> new Verification("UNREACHABLE", away.why());
      case ConnectionReport.Unauthorized out -> new Verification("UNAUTHORIZED", out.why());
    };
  }

  /** What the test found. */
  public record Verification(String result, @Nullable String reason) {}
}
