package org.penstock.ingest.opcua.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;

/**
 * Our certificate, and its successor once that is prepared, in one PKCS#12 file: made at the first
 * start and kept, so that a server that trusts it still does after a restart.
 */
final class OwnKeystore {

  private static final Logger LOG = Logger.getLogger(OwnKeystore.class);
  private static final String CURRENT = "scada-ingest";
  private static final String NEXT = "scada-ingest-next";

  private final Path folder;
  private final IngestConfig.Pki config;
  private final InstantSource clock;
  private OwnCertificate current;
  private @Nullable OwnCertificate next;

  private OwnKeystore(
      Path folder,
      IngestConfig.Pki config,
      InstantSource clock,
      OwnCertificate current,
      @Nullable OwnCertificate next) {
    this.folder = folder;
    this.config = config;
    this.clock = clock;
    this.current = current;
    this.next = next;
  }

  /** The keystore in that folder; made there when there is none. */
  static OwnKeystore in(Path folder, IngestConfig.Pki config, InstantSource clock) {
    try {
      PrivateFiles.folder(folder);
      Path file = file(folder);
      OwnKeystore own = Files.exists(file) ? read(folder, config, clock) : null;
      if (own == null || !own.current.isFor(config.applicationUri())) {
        if (own != null) {
          LOG.warnf(
              "the application URI is now %s: our certificate is made anew, trust it on the"
                  + " servers",
              config.applicationUri());
        }
        OwnCertificate made = OwnCertificate.make(config, clock.instant());
        own = new OwnKeystore(folder, config, clock, made, null);
        own.write();
      }
      PrivateFiles.restrict(file);
      own.export();
      return own;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("own certificate in " + folder, e);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("keystore.p12");
  }

  private static OwnKeystore read(Path folder, IngestConfig.Pki config, InstantSource clock)
      throws GeneralSecurityException, IOException {
    char[] password = config.keystorePassword().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file(folder))) {
      store.load(in, password);
    }
    OwnCertificate current = entry(store, CURRENT, password);
    if (current == null) {
      throw new IOException(file(folder) + " holds no key " + CURRENT);
    }
    return new OwnKeystore(folder, config, clock, current, entry(store, NEXT, password));
  }

  private static @Nullable OwnCertificate entry(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException {
    return store.getKey(alias, password) instanceof PrivateKey key
            && store.getCertificate(alias) instanceof X509Certificate certificate
        ? new OwnCertificate(new KeyPair(certificate.getPublicKey(), key), certificate)
        : null;
  }

  /** The one in use. */
  synchronized OwnCertificate current() {
    return current;
  }

  /** Its successor, once it is prepared. */
  synchronized @Nullable OwnCertificate next() {
    return next;
  }

  synchronized void prepareNext() {
    next = OwnCertificate.make(config, clock.instant());
    keep();
  }

  synchronized void switchToNext() {
    OwnCertificate successor = next;
    if (successor != null) {
      current = successor;
      next = null;
      keep();
    }
  }

  private void keep() {
    try {
      write();
      export();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("own certificate in " + folder, e);
    }
  }

  private void write() throws GeneralSecurityException, IOException {
    char[] password = config.keystorePassword().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    put(store, CURRENT, current, password);
    OwnCertificate successor = next;
    if (successor != null) {
      put(store, NEXT, successor, password);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, password);
    PrivateFiles.write(file(folder), bytes.toByteArray());
  }

  private static void put(KeyStore store, String alias, OwnCertificate own, char[] password)
      throws GeneralSecurityException {
    Certificate[] chain = {own.certificate()};
    store.setKeyEntry(alias, own.keyPair().getPrivate(), password, chain);
  }

  /** For people who trust our certificate on a server. */
  private void export() throws IOException {
    Files.write(folder.resolve("certificate.der"), X509Files.encoded(current.certificate()));
    Path nextFile = folder.resolve("certificate-next.der");
    OwnCertificate successor = next;
    if (successor == null) {
      Files.deleteIfExists(nextFile);
    } else {
      Files.write(nextFile, X509Files.encoded(successor.certificate()));
    }
  }
}
