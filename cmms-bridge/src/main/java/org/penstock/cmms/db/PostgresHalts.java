package org.penstock.cmms.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.dispatch.Halt;
import org.penstock.cmms.domain.dispatch.Halts;
import org.penstock.event.Actor;

/** Halts in PostgreSQL; the database allows one at a time. */
@ApplicationScoped
class PostgresHalts implements Halts {

  private final Jdbi jdbi;
  private final String connector;

  PostgresHalts(Jdbi jdbi, CmmsConnector connector) {
    this.jdbi = jdbi;
    this.connector = connector.name();
  }

  @Override
  public Optional<Halt> current() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select reason, halted_by, since from connector_halt"
                    + " where connector = :connector and until is null")
            .bind("connector", connector)
            .map((row, _) ->
                new Halt(
                    row.getString("reason"),
                    row.getString("halted_by"),
                    Rows.instant(row, "since")))
            .findOne());
  }

  @Override
  @Transactional
  public boolean begin(String reason, Actor by) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "insert into connector_halt (connector, reason, halted_by, since)"
                        + " values (:connector, :reason, :by, clock_timestamp())"
                        + " on conflict do nothing")
                .bind("connector", connector)
                .bind("reason", reason)
                .bind("by", by.username())
                .execute()
            > 0);
  }

  @Override
  @Transactional
  public boolean end(Actor by) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "update connector_halt set until = clock_timestamp(), ended_by = :by"
                        + " where connector = :connector and until is null")
                .bind("connector", connector)
                .bind("by", by.username())
                .execute()
            > 0);
  }
}
