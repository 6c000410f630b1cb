package org.penstock.ingest.opcua;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.jspecify.annotations.Nullable;

/**
 * Checks a server's certificate and remembers what it refused: the same status code says nothing
 * about which side refused whose certificate.
 */
final class ServerCertificateCheck implements CertificateValidator {

  private final DefaultClientCertificateValidator validator;
  private volatile @Nullable String refusal;

  ServerCertificateCheck(DefaultClientCertificateValidator validator) {
    this.validator = validator;
  }

  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain,
      @Nullable String applicationUri,
      @Nullable String[] validHostNames)
      throws UaException {
    try {
      validator.validateCertificateChain(chain, applicationUri, validHostNames);
      refusal = null;
    } catch (UaException e) {
      refusal =
          "server certificate %s, SHA-1 thumbprint %s: %s"
              .formatted(
                  chain.getFirst().getSubjectX500Principal(),
                  thumbprint(chain.getFirst()),
                  e.getStatusCode());
      throw e;
    }
  }

  /** The certificate last refused and why; empty when the last one was accepted. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** As the tools of the servers show it (OPC 10000-6, 6.2.3). */
  private static String thumbprint(X509Certificate certificate) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      return "unknown";
    }
  }
}
