package org.penstock.ingest.domain.trust;

import java.time.Instant;
import org.penstock.event.Actor;

/** What a person decided about a certificate. Never changed afterwards. */
public record CertificateDecision(
    String id,
    Instant at,
    Actor actor,
    Act act,
    CertificateList list,
    String sha256,
    String sha1,
    String subject) {

  /** The kinds of decisions. */
  public enum Act {
    /** A rejected one is trusted from now on. */
    APPROVED,
    /** A rejected one is taken off the list; it returns when a server shows it again. */
    DISMISSED,
    /** Put on a list by hand. */
    ADDED,
    /** Taken off a list: not trusted any more. */
    REMOVED,
    /** Our own, prepared one took the place of the one before. */
    RENEWED
  }

  /** The decision of that person about that certificate. */
  public static CertificateDecision of(
      String id,
      Instant at,
      Actor actor,
      Act act,
      CertificateList list,
      CertificateFacts certificate) {
    return new CertificateDecision(
        id, at, actor, act, list, certificate.sha256(), certificate.sha1(), certificate.subject());
  }
}
