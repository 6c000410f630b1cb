package org.penstock.plant.simulator.setup;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;

/**
 * Which doors the server opens.
 *
 * @param policies the security policies, each offered signed and signed with encryption
 * @param unsecured whether a session needs no security at all (policy None)
 * @param anonymous whether a user needs no name
 * @param userCertificates whether a user may log in with a certificate
 */
public record ServerAccess(
    Set<SecurityPolicy> policies, boolean unsecured, boolean anonymous, boolean userCertificates) {

  public ServerAccess {
    policies = Set.copyOf(policies);
  }

  /** Basic256Sha256 with a user name and a password. */
  public static ServerAccess usual() {
    return new ServerAccess(Set.of(SecurityPolicy.Basic256Sha256), false, false, false);
  }

  /** With these policies instead. */
  public ServerAccess withPolicies(SecurityPolicy... others) {
    return new ServerAccess(Set.of(others), unsecured, anonymous, userCertificates);
  }

  /** With sessions without security too. */
  public ServerAccess withUnsecured() {
    return new ServerAccess(policies, true, anonymous, userCertificates);
  }

  /** With users without a name too. */
  public ServerAccess withAnonymous() {
    return new ServerAccess(policies, unsecured, true, userCertificates);
  }

  /** With users that show a certificate too. */
  public ServerAccess withUserCertificates() {
    return new ServerAccess(policies, unsecured, anonymous, true);
  }
}
