package org.penstock.ingest.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * Our own application instance certificate: made at the first start, kept in a PKCS#12 file, so
 * that a server that trusts it still does after a restart.
 */
record OwnCertificate(KeyPair keyPair, X509Certificate certificate) {

  private static final String ALIAS = "scada-ingest";
  private static final int KEY_BITS = 2048;
  private static final Period VALIDITY = Period.ofYears(3);

  /** The certificate in that folder; made there when there is none. */
  static OwnCertificate in(Path folder, String password, String applicationUri) {
    Path file = folder.resolve("keystore.p12");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        write(make(applicationUri), file, password);
      }
      OwnCertificate own = read(file, password);
      Files.write(folder.resolve("certificate.der"), own.certificate().getEncoded());
      return own;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("own certificate in " + folder, e);
    }
  }

  private static OwnCertificate read(Path file, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    if (store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey key
        && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return new OwnCertificate(new KeyPair(certificate.getPublicKey(), key), certificate);
    }
    throw new IOException(file + " holds no key " + ALIAS);
  }

  /** By a second file and a rename, so that a crash leaves no half-written key. */
  private static void write(OwnCertificate own, Path file, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = {own.certificate()};
    store.setKeyEntry(ALIAS, own.keyPair().getPrivate(), password.toCharArray(), chain);
    Path written = Files.createTempFile(file.getParent(), "keystore", ".tmp");
    try (OutputStream out = Files.newOutputStream(written)) {
      store.store(out, password.toCharArray());
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static OwnCertificate make(String applicationUri) throws GeneralSecurityException {
    KeyPair keyPair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    try {
      // The URI in the certificate must be the one in the session (OPC 10000-4, 6.1.3).
      SelfSignedCertificateBuilder builder =
          new SelfSignedCertificateBuilder(keyPair)
              .setValidityPeriod(VALIDITY)
              .setCommonName("Penstock scada-ingest")
              .setOrganization("Penstock")
              .setApplicationUri(applicationUri)
              .addDnsName("localhost")
              .addDnsName(InetAddress.getLocalHost().getHostName())
              .addIpAddress("127.0.0.1");
      return new OwnCertificate(keyPair, builder.build());
    } catch (Exception e) { // what the builder declares
      throw new GeneralSecurityException("certificate for " + applicationUri, e);
    }
  }
}
