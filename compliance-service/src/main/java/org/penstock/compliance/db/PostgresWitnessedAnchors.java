package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.penstock.compliance.domain.audit.WitnessedAnchors;
import org.penstock.event.AuditAnchor;

/** Other services' anchors in the table {@code witness_anchor}. */
@Singleton
class PostgresWitnessedAnchors implements WitnessedAnchors {

  private final Jdbi jdbi;

  PostgresWitnessedAnchors(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(AuditAnchor anchor, Instant receivedAt) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert into witness_anchor (chain, seq, hash, service, anchored_at, received_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            anchor.chain(),
            anchor.seq(),
            anchor.hash(),
            anchor.service(),
            Columns.at(anchor.anchoredAt()),
            Columns.at(receivedAt)));
  }

  @Override
  public List<AuditAnchor> newest(String chain, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select chain, seq, hash, service, anchored_at from witness_anchor"
                    + " where chain = :chain order by seq desc, hash limit :limit")
            .bind("chain", chain)
            .bind("limit", limit)
            .map((rows, _) ->
                new AuditAnchor(
                    rows.getString("chain"),
                    rows.getLong("seq"),
                    rows.getString("hash"),
                    Columns.instant(rows, "anchored_at"),
                    rows.getString("service")))
            .list());
  }
}
