package org.penstock.ingest.opcua.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.jboss.logging.Logger;
import org.penstock.ingest.domain.trust.CertificateFacts;

/**
 * The folders {@code trusted} and {@code issuer}, each with {@code certs} and {@code crl}. They are
 * watched: a file put there by hand counts as well.
 */
final class TrustFolder implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TrustFolder.class);

  private final Path folder;
  private final Optional<Path> configured;
  private final FileBasedTrustListManager lists;

  /**
   * The lists in that folder.
   *
   * @param configured a file with a certificate that the configuration says to trust
   */
  TrustFolder(Path folder, Optional<Path> configured) throws IOException {
    this.folder = folder;
    this.configured = configured;
    this.lists = FileBasedTrustListManager.createAndInitialize(folder);
  }

  TrustListManager lists() {
    return lists;
  }

  List<CertificateFacts> trusted() {
    return lists.getTrustedCertificates().stream().map(X509Files::facts).toList();
  }

  List<CertificateFacts> issuers() {
    return lists.getIssuerCertificates().stream().map(X509Files::facts).toList();
  }

  void trust(X509Certificate certificate) {
    lists.addTrustedCertificate(certificate);
  }

  void addIssuer(X509Certificate certificate) {
    lists.addIssuerCertificate(certificate);
  }

  void distrust(CertificateFacts certificate) {
    removeFiles(folder.resolve("trusted/certs"), certificate);
    lists.removeTrustedCertificate(thumbprint(certificate));
  }

  void removeIssuer(CertificateFacts certificate) {
    removeFiles(folder.resolve("issuer/certs"), certificate);
    lists.removeIssuerCertificate(thumbprint(certificate));
  }

  /** Under whatever name a person has put it there: the library knows its own names only. */
  private static void removeFiles(Path folder, CertificateFacts certificate) {
    try {
      for (X509Files.InFile found : X509Files.in(folder)) {
        if (X509Files.facts(found.certificate()).sha256().equals(certificate.sha256())) {
          Files.deleteIfExists(found.file());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("certificate " + certificate.sha1() + " in " + folder, e);
    }
  }

  private static ByteString thumbprint(CertificateFacts certificate) {
    return ByteString.of(java.util.HexFormat.of().parseHex(certificate.sha1()));
  }

  boolean isConfigured(CertificateFacts certificate) {
    return configuredCertificate()
        .map(X509Files::facts)
        .filter(facts -> facts.sha256().equals(certificate.sha256()))
        .isPresent();
  }

  /** Looked at before every attempt: the file may come, or change, after our start. */
  void trustConfigured() {
    configuredCertificate()
        .filter(certificate -> !lists.getTrustedCertificates().contains(certificate))
        .ifPresent(certificate -> {
          lists.addTrustedCertificate(certificate);
          LOG.infof("trusting %s as configured", certificate.getSubjectX500Principal());
        });
  }

  private Optional<X509Certificate> configuredCertificate() {
    Path file = configured.orElse(null);
    if (file == null || !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(X509Files.certificate(Files.readAllBytes(file)));
    } catch (CertificateException | IOException e) {
      LOG.warnf("no certificate in %s: %s", file, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    lists.close();
  }
}
