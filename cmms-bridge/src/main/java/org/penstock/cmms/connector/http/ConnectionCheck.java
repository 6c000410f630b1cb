package org.penstock.cmms.connector.http;

import java.net.URI;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/** The first thing that must be right: the system is there and lets us in. */
public final class ConnectionCheck {

  private ConnectionCheck() {}

  /**
   * How the connection stands, in a sentence for the person who sets it up.
   *
   * @param credentials what we are let in by and how it is set, such as {@code password (KEY)}
   */
  public static SetUpCheck of(URI base, String credentials, ConnectionReport report) {
    return of(
        base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort()), credentials, report);
  }

  /** The same for a system that has no address but a host and a port. */
  public static SetUpCheck of(String there, String credentials, ConnectionReport report) {
    return switch (report) {
      case ConnectionReport.Reachable _ ->
          SetUpCheck.passed("connection", there + " answers and lets us in.");
      case ConnectionReport.Degraded degraded ->
          SetUpCheck.passed("connection", there + " answers: " + degraded.why());
      case ConnectionReport.Unreachable away ->
          SetUpCheck.failed(
              "connection", there + " cannot be reached or does not work: " + away.why());
      case ConnectionReport.Unauthorized out ->
          SetUpCheck.failed(
              "connection", there + " does not take " + credentials + ": " + out.why());
    };
  }
}
