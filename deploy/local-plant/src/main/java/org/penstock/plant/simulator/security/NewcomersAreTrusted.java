package org.penstock.plant.simulator.security;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.setup.ServerFaults;

/**
 * Puts an unknown client on the trust list, then verifies it like any other.
 *
 * <p>In a plant a person approves a client on the server. The simulated plant listens on the
 * loopback address only and has nobody to ask, so a first connection counts as approved; an expired
 * certificate or one of another application URI is still refused, and so is a wrong password.
 */
final class NewcomersAreTrusted implements CertificateValidator {
  private final TrustListManager trustList;
  private final CertificateValidator verified;
  private final ServerFaults faults;

  NewcomersAreTrusted(
      TrustListManager trustList, CertificateQuarantine quarantine, ServerFaults faults) {
    this.trustList = trustList;
    this.faults = faults;
    this.verified =
        new DefaultServerCertificateValidator(
            trustList,
            Set.of(ValidationCheck.APPLICATION_URI, ValidationCheck.VALIDITY),
            quarantine);
  }

  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain, @Nullable String applicationUri, @Nullable String[] hostNames)
      throws UaException {
    if (faults.areClientsRefused()) {
      throw new UaException(StatusCodes.Bad_SecurityChecksFailed);
    }
    X509Certificate client = chain.getFirst();
    synchronized (trustList) {
      if (!trustList.getTrustedCertificates().contains(client)) {
        trustList.addTrustedCertificate(client);
      }
    }
    verified.validateCertificateChain(chain, applicationUri, hostNames);
  }
}
