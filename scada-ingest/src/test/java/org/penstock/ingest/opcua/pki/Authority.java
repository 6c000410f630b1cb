package org.penstock.ingest.opcua.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a plant, for tests. */
final class Authority {

  static final String SERVER_URI = "urn:plant:plc-7";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** To make a key takes longer than most of what is tested: each is made once. */
  private static final KeyPair SERVER_KEYS = newKeys();

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private final KeyPair keys;
  private final X500Name name;
  private final X509Certificate certificate;

  /** The authority of that name, with the same key in every test. */
  Authority(String commonName, Instant now) {
    this(commonName, now, KEYS.computeIfAbsent(commonName, _ -> newKeys()));
  }

  private Authority(String commonName, Instant now, KeyPair keys) {
    this.keys = keys;
    this.name = new X500Name("CN=" + commonName);
    this.certificate = selfSigned(now);
  }

  /** One that calls itself so, and has not that authority's key. */
  static Authority impostor(String commonName, Instant now) {
    return new Authority(commonName, now, SERVER_KEYS);
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  private X509Certificate selfSigned(Instant now) {
    try {
      JcaX509v3CertificateBuilder builder =
          builder(name, keys, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(3650)));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    } catch (Exception e) { // what the builder declares
      throw new IllegalStateException(e);
    }
  }

  /** The certificate of a server, for that time and that purpose. */
  X509Certificate server(Instant begin, Instant end, KeyPurposeId purpose) {
    try {
      JcaX509v3CertificateBuilder builder =
          builder(new X500Name("CN=plc-7"), SERVER_KEYS, begin, end);
      builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
      builder.addExtension(
          Extension.keyUsage,
          false,
          new KeyUsage(
              KeyUsage.digitalSignature
                  | KeyUsage.nonRepudiation
                  | KeyUsage.keyEncipherment
                  | KeyUsage.dataEncipherment));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.uniformResourceIdentifier, SERVER_URI),
                new GeneralName(GeneralName.dNSName, "plc-7.plant")
              }));
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    } catch (Exception e) { // what the builder declares
      throw new IllegalStateException(e);
    }
  }

  private JcaX509v3CertificateBuilder builder(
      X500Name subject, KeyPair subjectKeys, Instant begin, Instant end) {
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.valueOf(SERIAL.getAndIncrement()),
        Date.from(begin),
        Date.from(end),
        subject,
        subjectKeys.getPublic());
  }

  /** A list of what it revokes. */
  X509CRL revoking(Instant now, X509Certificate... revoked) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(now.minusSeconds(60)));
      builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(30))));
      for (X509Certificate each : revoked) {
        builder.addCRLEntry(each.getSerialNumber(), Date.from(now.minusSeconds(60)), 1);
      }
      return new JcaX509CRLConverter().getCRL(builder.build(signer()));
    } catch (Exception e) { // what the builder declares
      throw new IllegalStateException(e);
    }
  }

  private ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
  }
}
