package org.penstock.elog.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.penstock.elog.domain.port.WitnessedAnchors;
import org.penstock.event.AuditAnchor;

/** Keeps anchors in {@code witness_anchor}, which this service cannot change either. */
@ApplicationScoped
class PostgresWitnessedAnchors implements WitnessedAnchors {

  private final Jdbi jdbi;

  PostgresWitnessedAnchors(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void keep(AuditAnchor anchor, Instant receivedAt) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "insert into witness_anchor"
                    + " (service, chain, seq, hash, anchored_at, received_at)"
                    + " values (:service, :chain, :seq, :hash, :anchored_at, :received_at)"
                    + " on conflict do nothing")
            .bind("service", anchor.service())
            .bind("chain", anchor.chain())
            .bind("seq", anchor.seq())
            .bind("hash", anchor.hash())
            .bind("anchored_at", anchor.anchoredAt().atOffset(ZoneOffset.UTC))
            .bind("received_at", receivedAt.atOffset(ZoneOffset.UTC))
            .execute());
  }
}
