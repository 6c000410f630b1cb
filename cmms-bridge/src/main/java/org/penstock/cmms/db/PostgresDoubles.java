package org.penstock.cmms.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.doubled.Doubled;
import org.penstock.cmms.domain.doubled.Doubles;
import org.penstock.cmms.domain.follow.ExternalOrder;

/** Doubled work orders in PostgreSQL. */
@ApplicationScoped
class PostgresDoubles implements Doubles {

  private final Jdbi jdbi;
  private final String externalSystem;

  PostgresDoubles(Jdbi jdbi, CmmsConnector connector) {
    this.jdbi = jdbi;
    this.externalSystem = connector.name();
  }

  @Override
  public List<WorkOrder> takeToSweep(Instant sweptBefore, Instant madeAfter, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                update work_order set swept_at = clock_timestamp()
                where id in (
                  select id from work_order
                  where state in ('CREATED', 'CLOSED') and external_system = :system
                    and (created_at > :made_after or exists (
                      select from doubled where work_order_id = work_order.id and gone_at is null))
                    and coalesce(swept_at, created_at) < :swept_before
                  order by coalesce(swept_at, created_at) limit :most for update skip locked)
                returning *
                """)
            .bind("system", externalSystem)
            .bind("made_after", Rows.time(madeAfter))
            .bind("swept_before", Rows.time(sweptBefore))
            .bind("most", most)
            .map((row, _) -> Rows.workOrder(row))
            .list());
  }

  @Override
  public boolean note(UUID workOrderId, ExternalOrder other) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    insert into doubled (
                      work_order_id, external_id, external_number, found_at)
                    values (:order, :id, :number, clock_timestamp())
                    on conflict (work_order_id, external_id)
                    do update set gone_at = null where doubled.gone_at is not null
                    """)
                .bind("order", workOrderId)
                .bind("id", other.id())
                .bind("number", other.number())
                .execute()
            > 0);
  }

  @Override
  public int settle(UUID workOrderId, Set<String> stillThere) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                update doubled set gone_at = clock_timestamp()
                where work_order_id = :order and gone_at is null and not external_id = any(:there)
                """)
            .bind("order", workOrderId)
            .bindArray("there", String.class, stillThere.toArray())
            .execute());
  }

  @Override
  public List<Doubled> standing(int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select work_order_id, external_ref, found_at,
                  work_order.external_id as our_id, work_order.external_number as our_number,
                  doubled.external_id as other_id, doubled.external_number as other_number
                from doubled join work_order on work_order.id = work_order_id
                where gone_at is null order by found_at, work_order_id limit :most
                """)
            .bind("most", most)
            .map((row, _) ->
                new Doubled(
                    row.getObject("work_order_id", UUID.class),
                    row.getString("external_ref"),
                    new ExternalOrder(row.getString("our_id"), row.getString("our_number")),
                    new ExternalOrder(row.getString("other_id"), row.getString("other_number")),
                    Rows.instant(row, "found_at")))
            .list());
  }
}
