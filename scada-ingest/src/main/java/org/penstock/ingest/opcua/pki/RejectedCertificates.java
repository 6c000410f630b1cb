package org.penstock.ingest.opcua.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.jboss.logging.Logger;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.RejectedCertificate;
import org.penstock.ingest.domain.trust.RejectedCertificate.Seen;

/**
 * The certificates that servers showed and nobody has decided about, one file for each. Bounded:
 * the one not seen for the longest time makes room, so that a server that shows ever new ones fills
 * no disk.
 */
final class RejectedCertificates {

  private static final Logger LOG = Logger.getLogger(RejectedCertificates.class);

  private final Path folder;
  private final int most;
  private final InstantSource clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  RejectedCertificates(Path folder, int most, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.most = most;
    this.clock = clock;
  }

  /** What the check of that source's connections puts here. */
  CertificateQuarantine of(String sourceId) {
    return new CertificateQuarantine() {
      @Override
      public List<X509Certificate> getRejectedCertificates() {
        return all().stream().map(X509Files.InFile::certificate).toList();
      }

      @Override
      public void addRejectedCertificate(X509Certificate certificate) {
        add(certificate, sourceId);
      }

      @Override
      public void removeRejectedCertificate(X509Certificate certificate) {
        remove(X509Files.facts(certificate));
      }
    };
  }

  private synchronized void add(X509Certificate certificate, String sourceId) {
    CertificateFacts facts = X509Files.facts(certificate);
    Path file = folder.resolve(facts.sha1() + ".der");
    try {
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      } else {
        makeRoom();
        Files.write(file, X509Files.encoded(certificate));
      }
      seen.put(facts.sha256(), new Seen(sourceId, clock.instant()));
    } catch (IOException e) {
      LOG.warnf("rejected certificate %s not kept: %s", facts.sha1(), e.getMessage());
    }
  }

  private void makeRoom() throws IOException {
    List<X509Files.InFile> latestFirst = all();
    for (int i = most - 1; i < latestFirst.size(); i++) {
      X509Files.InFile oldest = latestFirst.get(i);
      seen.remove(X509Files.facts(oldest.certificate()).sha256());
      Files.deleteIfExists(oldest.file());
    }
  }

  /** What is there, the latest first. */
  synchronized List<RejectedCertificate> list() {
    return all().stream()
        .map(found -> X509Files.facts(found.certificate()))
        .map(facts -> new RejectedCertificate(facts, seen.get(facts.sha256())))
        .toList();
  }

  /** The file with that certificate. */
  synchronized X509Certificate get(CertificateFacts facts) {
    return all().stream()
        .map(X509Files.InFile::certificate)
        .filter(certificate -> X509Files.facts(certificate).sha256().equals(facts.sha256()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(facts.sha1() + " is not rejected any more"));
  }

  synchronized void remove(CertificateFacts facts) {
    try {
      for (X509Files.InFile found : all()) {
        if (X509Files.facts(found.certificate()).sha256().equals(facts.sha256())) {
          Files.deleteIfExists(found.file());
        }
      }
      seen.remove(facts.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("rejected certificate " + facts.sha1(), e);
    }
  }

  private List<X509Files.InFile> all() {
    try {
      return X509Files.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("rejected certificates in " + folder, e);
    }
  }
}
