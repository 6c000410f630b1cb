package org.penstock.ingest.opcua;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;

/**
 * The certificate folder: {@code own}, {@code trusted}, {@code issuer}, {@code rejected}.
 *
 * <p>A server's certificate that is not trusted lands in {@code rejected}; moving the file to
 * {@code trusted/certs} is enough, the folder is watched.
 */
@ApplicationScoped
class Pki {

  private static final Logger LOG = Logger.getLogger(Pki.class);

  private final IngestConfig.Pki config;
  private final OwnCertificate own;
  private final FileBasedTrustListManager trustList;
  private final CertificateQuarantine rejected;

  Pki(IngestConfig config) {
    this.config = config.pki();
    Path folder = this.config.folder();
    this.own =
        OwnCertificate.in(
            folder.resolve("own"), this.config.keystorePassword(), this.config.applicationUri());
    try {
      this.trustList = FileBasedTrustListManager.createAndInitialize(folder);
      Path quarantine = Files.createDirectories(folder.resolve("rejected"));
      this.rejected = FileBasedCertificateQuarantine.create(quarantine);
    } catch (IOException e) {
      throw new UncheckedIOException("certificate folder " + folder, e);
    }
  }

  @PreDestroy
  void close() throws IOException {
    trustList.close();
  }

  OwnCertificate own() {
    return own;
  }

  String applicationUri() {
    return config.applicationUri();
  }

  /** A validator for one client: it remembers what it refused. */
  ServerCertificateCheck newCheck() {
    trustConfiguredFile();
    // The library's own default leaves out the expiry.
    Set<ValidationCheck> checks =
        EnumSet.of(ValidationCheck.VALIDITY, ValidationCheck.APPLICATION_URI);
    if (config.checkHostname()) {
      checks.add(ValidationCheck.HOSTNAME);
    }
    return new ServerCertificateCheck(
        new DefaultClientCertificateValidator(trustList, checks, rejected));
  }

  /** Looked at before every attempt: the file may come, or change, after our start. */
  private void trustConfiguredFile() {
    Path file = config.trustFile().orElse(null);
    if (file == null || !Files.isReadable(file)) {
      return;
    }
    try {
      X509Certificate certificate = read(file);
      if (!trustList.getTrustedCertificates().contains(certificate)) {
        trustList.addTrustedCertificate(certificate);
        LOG.infof("trusting %s from %s", certificate.getSubjectX500Principal(), file);
      }
    } catch (CertificateException | IOException e) {
      LOG.warnf("no certificate in %s: %s", file, e.getMessage());
    }
  }

  private static X509Certificate read(Path file) throws CertificateException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }
}
