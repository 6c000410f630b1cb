package org.penstock.cmms.http;

import static org.penstock.security.Roles.ADMIN;
import static org.penstock.security.Roles.AUDITOR;
import static org.penstock.security.Roles.OPERATOR;
import static org.penstock.security.Roles.SUPERVISOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.penstock.cmms.app.ConnectorGate;
import org.penstock.cmms.app.TestConnection;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;

/** The connection to the maintenance system. */
@Path("/api/work-orders/connector")
public class ConnectorResource {

  private final CmmsConnector connector;
  private final ConnectorGate gate;
  private final TestConnection test;
  private final Halts halts;
  private final Caller caller;

  ConnectorResource(
      CmmsConnector connector,
      ConnectorGate gate,
      TestConnection test,
      Halts halts,
      Caller caller) {
    this.connector = connector;
    this.gate = gate;
    this.test = test;
    this.halts = halts;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN, AUDITOR})
  public ConnectorView get() {
    return view();
  }

  /** Stops all calls until somebody resumes; requests are taken all the while. */
  @POST
  @Path("pause")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public ConnectorView pause(@NotNull @Valid ReasonBody body) {
    if (!halts.begin(body.reason(), caller.actor())) {
      throw Refusals.of(409, "already-halted", "The connector is halted already");
    }
    return view();
  }

  /** Ends the halt. */
  @POST
  @Path("resume")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public ConnectorView resume() {
    if (!halts.end(caller.actor())) {
      throw Refusals.of(409, "not-halted", "The connector is not halted");
    }
    return view();
  }

  private ConnectorView view() {
    return halts
        .current()
        .map(halt -> ConnectorView.halted(connector.name(), halt))
        .orElseGet(() -> ConnectorView.of(connector.name(), gate.current()));
  }

  /** Tries the connection and holds settings and mapping against the tenant; creates nothing. */
  @POST
  @Path("verify")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public Verification verify() {
    List<SetUpCheck> steps = test.verify();
    return new Verification(steps.stream().allMatch(SetUpCheck::passed), steps);
  }

  /** What was found, step by step; the first step that fails may leave the others out. */
  public record Verification(boolean ok, List<SetUpCheck> steps) {}
}
