package org.penstock.ingest.app.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.link.SourceControl;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecision.Act;
import org.penstock.ingest.domain.trust.CertificateDecisions;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.CertificateStore;
import org.penstock.ingest.domain.trust.CertificateStore.Upload;
import org.penstock.ingest.domain.trust.DecisionJournal;
import org.penstock.ingest.domain.trust.RejectedCertificate;
import org.penstock.ingest.domain.trust.Thumbprint;
import org.penstock.kit.id.IdSource;

/**
 * Decides about certificates for a person, and keeps who decided what.
 *
 * <p>The decision is on the disk before it takes effect, and goes to the database when that is
 * there: a server must be let in also while the database is away, and never without a record.
 */
@ApplicationScoped
public class DecideCertificates {

  private static final Logger LOG = Logger.getLogger(DecideCertificates.class);

  private final CertificateStore store;
  private final DecisionJournal journal;
  private final CertificateDecisions decisions;
  private final WatchServers servers;
  private final SourceControl sources;
  private final IdSource ids;
  private final InstantSource clock;

  public DecideCertificates(
      CertificateStore store,
      DecisionJournal journal,
      CertificateDecisions decisions,
      WatchServers servers,
      SourceControl sources,
      IdSource ids,
      InstantSource clock) {
    this.store = store;
    this.journal = journal;
    this.decisions = decisions;
    this.servers = servers;
    this.sources = sources;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Decided {

    /** It is done. */
    record Done(CertificateFacts certificate) implements Decided {}

    /** There is no such certificate on the list. */
    record Unknown() implements Decided {}

    /** The configuration names this certificate and would bring it back. */
    record Configured(CertificateFacts certificate) implements Decided {}

    /** The upload is not what it should be. */
    record Unreadable(String reason) implements Decided {}
  }

  /** Trusts a rejected certificate; the source that met it need not wait for its next attempt. */
  public synchronized Decided approve(Thumbprint thumbprint, Actor actor) {
    RejectedCertificate waiting = rejected(thumbprint).orElse(null);
    if (waiting == null) {
      return new Decided.Unknown();
    }
    CertificateFacts found = waiting.certificate();
    record(actor, Act.APPROVED, CertificateList.TRUSTED, found);
    store.approve(found);
    RejectedCertificate.Seen seen = waiting.seen();
    if (seen != null) {
      sources.reconnect(seen.sourceId());
    }
    return new Decided.Done(found);
  }

  /** Takes a rejected certificate off the list. */
  public synchronized Decided dismiss(Thumbprint thumbprint, Actor actor) {
    CertificateFacts found =
        rejected(thumbprint).map(RejectedCertificate::certificate).orElse(null);
    if (found == null) {
      return new Decided.Unknown();
    }
    record(actor, Act.DISMISSED, CertificateList.REJECTED, found);
    store.remove(CertificateList.REJECTED, found);
    return new Decided.Done(found);
  }

  /**
   * Takes a certificate off the trusted ones or the issuers. Sessions with servers that showed it
   * are ended: whoever distrusts a server does not want its values.
   */
  public synchronized Decided remove(CertificateList list, Thumbprint thumbprint, Actor actor) {
    CertificateFacts found =
        store.on(list).stream().filter(thumbprint::isOf).findFirst().orElse(null);
    if (found == null) {
      return new Decided.Unknown();
    }
    if (store.isConfigured(found)) {
      return new Decided.Configured(found);
    }
    record(actor, Act.REMOVED, list, found);
    store.remove(list, found);
    servers.thatShowed(found).forEach(sources::reconnect);
    return new Decided.Done(found);
  }

  /** Puts an uploaded certificate on the trusted ones or the issuers. */
  public synchronized Decided add(CertificateList list, byte[] file, Actor actor) {
    return switch (store.read(file)) {
      case Upload.Certificate(CertificateFacts certificate) -> {
        record(actor, Act.ADDED, list, certificate);
        store.add(list, file);
        yield new Decided.Done(certificate);
      }
      case Upload.Unreadable(String reason) -> new Decided.Unreadable(reason);
    };
  }

  /** Uses our prepared certificate from now on; Unknown when none is prepared. */
  public synchronized Decided renew(Actor actor) {
    CertificateFacts next = store.own().next();
    if (next == null) {
      return new Decided.Unknown();
    }
    record(actor, Act.RENEWED, CertificateList.OWN, next);
    store.switchToNext();
    return new Decided.Done(next);
  }

  /** Brings to the database what it does not have yet. */
  public synchronized void forward() {
    List<CertificateDecision> pending = journal.pending();
    if (!pending.isEmpty() && decisions.store(pending)) {
      journal.forwarded(pending);
    }
  }

  private Optional<RejectedCertificate> rejected(Thumbprint thumbprint) {
    return store.rejected().stream()
        .filter(waiting -> thumbprint.isOf(waiting.certificate()))
        .findFirst();
  }

  private void record(Actor actor, Act act, CertificateList list, CertificateFacts certificate) {
    CertificateDecision decision =
        CertificateDecision.of(
            ids.next().toString(), clock.instant(), actor, act, list, certificate);
    journal.append(decision);
    LOG.infof(
        "certificate %s %s by %s: %s, SHA-256 %s",
        act,
        list,
        actor.username() == null ? actor.sub() : actor.username(),
        decision.subject(),
        decision.sha256());
    forward();
  }
}
