package org.penstock.ingest.opcua.pki;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.penstock.ingest.config.IngestConfig;

/** Our own application instance certificate with its key. */
public record OwnCertificate(KeyPair keyPair, X509Certificate certificate) {

  private static final int KEY_BITS = 2048;

  /** A server whose clock is behind would refuse a certificate that begins now. */
  private static final Duration BEGINS_EARLIER = Duration.ofDays(1);

  /** A new one, for the names of this machine and those of the configuration. */
  public static OwnCertificate make(IngestConfig.Pki config, Instant now) {
    try {
      KeyPair keyPair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
      // The URI in the certificate must be the one in the session (OPC 10000-4, 6.1.3).
      X509Certificate certificate =
          new SelfSignedCertificateGenerator()
              .generateSelfSigned(
                  keyPair,
                  Date.from(now.minus(BEGINS_EARLIER)),
                  Date.from(now.plus(config.validity())),
                  "Penstock scada-ingest",
                  "Penstock",
                  null,
                  null,
                  null,
                  null,
                  config.applicationUri(),
                  dnsNames(config),
                  ipAddresses(config),
                  SelfSignedCertificateBuilder.SA_SHA256_RSA);
      return new OwnCertificate(keyPair, certificate);
    } catch (Exception e) { // what the generator declares
      throw new IllegalStateException("certificate for " + config.applicationUri(), e);
    }
  }

  private static List<String> dnsNames(IngestConfig.Pki config) {
    Set<String> names = new LinkedHashSet<>(config.dnsNames().orElse(List.of()));
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      // A machine without a name; servers look at the URI, not at this.
    }
    names.add("localhost");
    return new ArrayList<>(names);
  }

  private static List<String> ipAddresses(IngestConfig.Pki config) {
    Set<String> addresses = new LinkedHashSet<>(config.ipAddresses().orElse(List.of()));
    try {
      addresses.add(InetAddress.getLocalHost().getHostAddress());
    } catch (UnknownHostException e) {
      // As above.
    }
    addresses.add("127.0.0.1");
    return new ArrayList<>(addresses);
  }

  /** Whether it is for that application; another one would be refused by every server. */
  boolean isFor(String applicationUri) throws GeneralSecurityException {
    return applicationUri.equals(X509Files.facts(certificate).applicationUri());
  }
}
