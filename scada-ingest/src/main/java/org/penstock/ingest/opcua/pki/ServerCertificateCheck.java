package org.penstock.ingest.opcua.pki;

import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.trust.CertificateFacts;

/**
 * Checks a server's certificate and remembers what it refused: the same status code says nothing
 * about which side refused whose certificate.
 */
public final class ServerCertificateCheck implements CertificateValidator {

  private final DefaultClientCertificateValidator validator;
  private final Revocation revocation;
  private final Seen seen;
  private final InstantSource clock;
  private volatile @Nullable Refusal refusal;

  ServerCertificateCheck(
      DefaultClientCertificateValidator validator,
      Revocation revocation,
      Seen seen,
      InstantSource clock) {
    this.validator = validator;
    this.revocation = revocation;
    this.seen = seen;
    this.clock = clock;
  }

  /** Told of every certificate that a server shows. */
  @FunctionalInterface
  public interface Seen {
    void certificate(CertificateFacts shown);
  }

  /** A certificate that was refused, and why. */
  public record Refusal(SourceFault fault, String words) {}

  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain,
      @Nullable String applicationUri,
      @Nullable String[] validHostNames)
      throws UaException {
    CertificateFacts shown = X509Files.facts(chain.getFirst());
    seen.certificate(shown);
    try {
      validator.validateCertificateChain(chain, applicationUri, validHostNames);
      revocation.check(chain, clock.instant());
      refusal = null;
    } catch (UaException e) {
      refusal = refusal(e, shown, applicationUri, validHostNames);
      throw e;
    }
  }

  /** The certificate last refused and why; empty when the last one was accepted. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * In words. A certificate that has ended is refused as such whatever else is wrong with it: the
   * library tells of a chain with an ended one only that there is no path.
   */
  private Refusal refusal(
      UaException e,
      CertificateFacts shown,
      @Nullable String applicationUri,
      @Nullable String @Nullable [] hosts) {
    boolean isInTime =
        switch (shown.validity(clock.instant(), Duration.ZERO)) {
          case EXPIRED, NOT_YET -> false;
          case VALID, ENDS_SOON -> true;
        };
    SourceFault fault = isInTime ? fault(e) : SourceFault.CERTIFICATE_EXPIRED;
    String why = "is refused: " + symbol(e);
    if (!isInTime) {
      why = "is valid from %s to %s".formatted(shown.notBefore(), shown.notAfter());
    } else if (fault == SourceFault.CERTIFICATE_UNTRUSTED) {
      why = "is not trusted";
    } else if (fault == SourceFault.CERTIFICATE_WRONG_NAME) {
      why =
          "is for application %s on hosts %s, not for application %s on hosts %s"
              .formatted(
                  shown.applicationUri(),
                  shown.hosts(),
                  applicationUri,
                  hosts == null ? List.of() : List.of(hosts));
    }
    return new Refusal(
        fault,
        "the server's certificate %s, SHA-1 thumbprint %s, %s"
            .formatted(shown.subject(), shown.sha1(), why));
  }

  /** The same code says that there is no path to a trusted one, and that a path was refused. */
  private static SourceFault fault(UaException e) {
    return e.getCause() instanceof CertPathValidatorException
            && e.getStatusCode().value() == StatusCodes.Bad_SecurityChecksFailed
        ? SourceFault.CERTIFICATE_INVALID
        : SourceFault.ofStatus(e.getStatusCode().value(), true);
  }

  private static String symbol(UaException e) {
    String code = "0x%08X".formatted(e.getStatusCode().value());
    String symbol =
        StatusCodes.lookup(e.getStatusCode().value()).map(names -> names[0]).orElse(code);
    return e.getCause() instanceof CertPathValidatorException cause
        ? "%s, %s".formatted(symbol, cause.getMessage())
        : symbol;
  }
}
