package org.penstock.ingest.domain.trust;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificates on the disk. */
public interface CertificateStore {

  /**
   * Ours.
   *
   * @param next its successor, once it is prepared
   */
  record Own(CertificateFacts current, @Nullable CertificateFacts next) {}

  /** An uploaded file. */
  sealed interface Upload {

    /** A certificate. */
    record Certificate(CertificateFacts certificate) implements Upload {}

    /** Not what it should be. */
    record Unreadable(String reason) implements Upload {}
  }

  /** Our own. */
  Own own();

  /** Our own as other programs read it (DER); the successor's, if that is asked for and there. */
  Optional<byte[]> ownEncoded(boolean next);

  /** What is on the list of trusted ones or of issuers. */
  List<CertificateFacts> on(CertificateList list);

  /** What servers showed and we do not trust, the latest first. */
  List<RejectedCertificate> rejected();

  /** Whether the configuration names this one: then it cannot be taken off the list here. */
  boolean isConfigured(CertificateFacts certificate);

  /** What an uploaded file (DER or PEM) holds. */
  Upload read(byte[] file);

  /** Puts the certificate in the file on the list. */
  void add(CertificateList list, byte[] file);

  /** Moves a rejected certificate to the trusted ones. */
  void approve(CertificateFacts rejected);

  /** Takes a certificate off a list. */
  void remove(CertificateList list, CertificateFacts certificate);

  /** Makes the successor of our own; the present one stays in use. */
  void prepareNext();

  /** Uses the successor from now on, for every new connection. */
  void switchToNext();
}
