package org.penstock.ingest.opcua.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.penstock.ingest.domain.trust.CertificateFacts;

/** Certificates between the format of files and what they say. */
public final class X509Files {

  private X509Files() {}

  /** What the certificate says. */
  public static CertificateFacts facts(X509Certificate certificate) {
    return new CertificateFacts(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        digest(certificate, "SHA-1"),
        digest(certificate, "SHA-256"),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        CertificateUtil.getSanUri(certificate).orElse(null),
        CertificateUtil.getSanDnsNames(certificate),
        CertificateUtil.getSanIpAddresses(certificate),
        certificate.getBasicConstraints() >= 0);
  }

  private static String digest(X509Certificate certificate, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(encoded(certificate)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  public static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  /** The one certificate in a DER or PEM file. */
  public static X509Certificate certificate(byte[] file) throws CertificateException {
    return (X509Certificate) x509().generateCertificate(new ByteArrayInputStream(file));
  }

  private static CertificateFactory x509() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }

  /** A certificate with the file that holds it. */
  record InFile(Path file, X509Certificate certificate) {}

  /** The certificates in a folder, the latest file first; what is none is left out. */
  static List<InFile> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted(Comparator.comparingLong(X509Files::age).reversed()).toList();
    }
    List<InFile> found = new ArrayList<>();
    for (Path file : files) {
      read(file).ifPresent(certificate -> found.add(new InFile(file, certificate)));
    }
    return found;
  }

  static Optional<X509Certificate> read(Path file) {
    try {
      return Optional.of(certificate(Files.readAllBytes(file)));
    } catch (CertificateException | IOException e) {
      return Optional.empty();
    }
  }

  private static long age(Path file) {
    return file.toFile().lastModified();
  }
}
