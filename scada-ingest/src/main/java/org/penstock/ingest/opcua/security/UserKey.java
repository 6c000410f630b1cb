package org.penstock.ingest.opcua.security;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.pki.X509Files;

/** The certificate and the key of a user who logs in with them. */
record UserKey(X509Certificate certificate, PrivateKey key) {

  private static final String PEM = "-----BEGIN";

  /** From PEM text, or from the files that are named instead of it. */
  static UserKey read(String certificate, String key) throws SourceFaultException {
    return new UserKey(certificate(certificate), key(key));
  }

  private static X509Certificate certificate(String text) throws SourceFaultException {
    try {
      return X509Files.certificate(bytes(text));
    } catch (CertificateException | IOException e) {
      throw new SourceFaultException(
          SourceFault.SECRET_MISSING, "the user's certificate cannot be read", e);
    }
  }

  /** The parser's own words are not passed on: they may quote what it was given. */
  private static PrivateKey key(String text) throws SourceFaultException {
    String pem;
    try {
      pem = new String(bytes(text), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw unreadableKey("its file cannot be read");
    }
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      return switch (parser.readObject()) {
        case PrivateKeyInfo plain -> converter.getPrivateKey(plain);
        case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
        case null, default -> throw unreadableKey("it is no unencrypted private key in PEM");
      };
    } catch (IOException e) {
      throw unreadableKey("it is no unencrypted private key in PEM");
    }
  }

  private static SourceFaultException unreadableKey(String reason) {
    return new SourceFaultException(
        SourceFault.SECRET_MISSING, "the user's private key cannot be used: " + reason);
  }

  private static byte[] bytes(String text) throws IOException {
    return text.startsWith(PEM)
        ? text.getBytes(StandardCharsets.US_ASCII)
        : Files.readAllBytes(Path.of(text.strip()));
  }

  /** The key is not part of its text. */
  @Override
  public String toString() {
    return "UserKey[%s]".formatted(certificate.getSubjectX500Principal());
  }
}
