package org.penstock.ingest.opcua.pki;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.CertificateStore;
import org.penstock.ingest.domain.trust.RejectedCertificate;

/** The certificate folder: {@code own}, {@code trusted}, {@code issuer}, {@code rejected}. */
@ApplicationScoped
public class Pki implements CertificateStore {

  private final IngestConfig.Pki config;
  private final InstantSource clock;
  private final OwnKeystore own;
  private final TrustFolder trust;
  private final RejectedCertificates rejected;

  public Pki(IngestConfig config, InstantSource clock) {
    this.config = config.pki();
    this.clock = clock;
    Path folder = this.config.folder();
    this.own = OwnKeystore.in(folder.resolve("own"), this.config, clock);
    try {
      this.trust = new TrustFolder(folder, this.config.trustFile());
      this.rejected =
          new RejectedCertificates(folder.resolve("rejected"), this.config.rejectedMost(), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("certificate folder " + folder, e);
    }
  }

  @PreDestroy
  public void close() throws IOException {
    trust.close();
  }

  /** The certificate and the key for a new connection. */
  public OwnCertificate ownInUse() {
    return own.current();
  }

  /** The application that our certificate is for. */
  public String applicationUri() {
    return config.applicationUri();
  }

  /** A check for one client: it remembers what it refused. */
  public ServerCertificateCheck newCheck(
      String sourceId, boolean hostCheck, ServerCertificateCheck.Seen seen) {
    trust.trustConfigured();
    DefaultClientCertificateValidator validator =
        new DefaultClientCertificateValidator(
            trust.lists(), checks(hostCheck), rejected.of(sourceId));
    Revocation revocation = new Revocation(trust.lists(), config.requireRevocationLists());
    return new ServerCertificateCheck(validator, revocation, seen, clock);
  }

  /** The library's own default looks at the application URI alone. */
  private Set<ValidationCheck> checks(boolean hostCheck) {
    Set<ValidationCheck> checks =
        EnumSet.of(ValidationCheck.APPLICATION_URI, ValidationCheck.VALIDITY);
    if (config.checkKeyUsage()) {
      checks.add(ValidationCheck.KEY_USAGE_END_ENTITY);
      checks.add(ValidationCheck.EXTENDED_KEY_USAGE_END_ENTITY);
    }
    if (config.checkHostname() || hostCheck) {
      checks.add(ValidationCheck.HOSTNAME);
    }
    return checks;
  }

  @Override
  public Own own() {
    OwnCertificate next = own.next();
    return new Own(
        X509Files.facts(own.current().certificate()),
        next == null ? null : X509Files.facts(next.certificate()));
  }

  @Override
  public Optional<byte[]> ownEncoded(boolean next) {
    return Optional.ofNullable(next ? own.next() : own.current())
        .map(found -> X509Files.encoded(found.certificate()));
  }

  @Override
  public List<CertificateFacts> on(CertificateList list) {
    return switch (list) {
      case OWN -> List.of(own().current());
      case TRUSTED -> trust.trusted();
      case ISSUER -> trust.issuers();
      case REJECTED -> rejected.list().stream().map(RejectedCertificate::certificate).toList();
    };
  }

  @Override
  public List<RejectedCertificate> rejected() {
    return rejected.list();
  }

  @Override
  public boolean isConfigured(CertificateFacts certificate) {
    return trust.isConfigured(certificate);
  }

  @Override
  public Upload read(byte[] file) {
    try {
      return new Upload.Certificate(X509Files.facts(X509Files.certificate(file)));
    } catch (CertificateException | ClassCastException e) {
      return new Upload.Unreadable("it holds no X.509 certificate in DER or PEM");
    }
  }

  @Override
  public void add(CertificateList list, byte[] file) {
    try {
      X509Certificate certificate = X509Files.certificate(file);
      switch (list) {
        case TRUSTED -> trust.trust(certificate);
        case ISSUER -> trust.addIssuer(certificate);
        case OWN, REJECTED -> throw new IllegalArgumentException("nothing is put on " + list);
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException("no certificate", e);
    }
  }

  @Override
  public void approve(CertificateFacts facts) {
    trust.trust(rejected.get(facts));
    rejected.remove(facts);
  }

  @Override
  public void remove(CertificateList list, CertificateFacts certificate) {
    switch (list) {
      case TRUSTED -> trust.distrust(certificate);
      case ISSUER -> trust.removeIssuer(certificate);
      case REJECTED -> rejected.remove(certificate);
      case OWN -> throw new IllegalArgumentException("our own certificate is not removed");
    }
  }

  @Override
  public void prepareNext() {
    own.prepareNext();
  }

  @Override
  public void switchToNext() {
    own.switchToNext();
  }
}
