package org.penstock.ingest.app.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateFacts.Validity;
import org.penstock.ingest.domain.trust.CertificateStore;
import org.penstock.ingest.domain.trust.RenewalPlan;
import org.penstock.ingest.domain.trust.TrustGauges;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Looks after our own certificate, reminds of those of the servers, and brings decisions to the
 * database that it missed.
 */
@ApplicationScoped
public class RenewCertificate implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(RenewCertificate.class);
  private static final Duration REMINDER = Duration.ofDays(1);

  private final CertificateStore store;
  private final WatchServers servers;
  private final DecideCertificates decide;
  private final TrustGauges gauges;
  private final InstantSource clock;
  private final IngestConfig.Pki config;
  private final RenewalPlan plan;
  private Instant nextReminder = Instant.MIN;

  public RenewCertificate(
      CertificateStore store,
      WatchServers servers,
      DecideCertificates decide,
      TrustGauges gauges,
      InstantSource clock,
      IngestConfig config) {
    this.store = store;
    this.servers = servers;
    this.decide = decide;
    this.gauges = gauges;
    this.clock = clock;
    this.config = config.pki();
    this.plan = new RenewalPlan(this.config.prepareBefore(), this.config.switchBefore());
  }

  @Override
  public String name() {
    return "certificates";
  }

  /** Certificates do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    do {
      look();
    } while (!stop.await(config.lookInterval()));
  }

  /** One look at what is due. */
  public void look() {
    decide.forward();
    renewOwn();
    Instant now = clock.instant();
    if (!now.isBefore(nextReminder)) {
      nextReminder = now.plus(REMINDER);
      remind(now);
    }
  }

  private void renewOwn() {
    CertificateStore.Own own = store.own();
    switch (plan.next(own.current().notAfter(), own.next() != null, clock.instant())) {
      case NONE -> gauges.ownCertificateEnds(own.current().notAfter());
      case PREPARE -> {
        store.prepareNext();
        LOG.warnf(
            "our certificate ends at %s; its successor is made: download it from"
                + " /api/scada/certificates/own.der?next=true and trust it on every server",
            own.current().notAfter());
        // It may be due at once, when the present one has been let end.
        renewOwn();
      }
      case SWITCH -> {
        store.switchToNext();
        LOG.warn("our new certificate is in use; a server that does not trust it refuses us");
        gauges.ownCertificateEnds(store.own().current().notAfter());
      }
    }
  }

  private void remind(Instant now) {
    CertificateFacts own = store.own().current();
    if (own.validity(now, config.warnBefore()) != Validity.VALID) {
      LOG.warnf("our own certificate ends in %d days", own.daysLeft(now));
    }
    servers.remind();
  }
}
