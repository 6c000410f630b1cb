package org.penstock.elog.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.penstock.elog.domain.port.Integrity;
import org.penstock.elog.domain.port.LogAudit;
import org.penstock.kit.chain.ChainHead;
import org.penstock.kit.chain.ChainVerdict;
import org.penstock.kit.chain.ChainedTable;
import org.penstock.kit.chain.Chains;

/** Walks the hash chain, then holds the columns and the reference table to the hashed text. */
@ApplicationScoped
class PostgresLogAudit implements LogAudit {

  private static final String FIRST_ROW_THAT_SAYS_OTHER_THAN_ITS_TEXT =
      """
      select min(e.seq)
      from log_entry e, lateral (select e.payload::jsonb as doc) p
      where e.chain = :chain
        and (e.chain, e.plant_id, e.entry_id::text, e.root_id::text, e.version::text, e.entry_type,
             e.actor_kind, e.operator_id, e.occurred_at)
            is distinct from
            (p.doc ->> 'plant_id', p.doc ->> 'plant_id', p.doc ->> 'entry_id', p.doc ->> 'root_id',
             p.doc ->> 'version', p.doc ->> 'entry_type', p.doc ->> 'actor_kind',
             p.doc ->> 'operator_id', utc_instant(p.doc ->> 'occurred_at'))
        or e.chain = :chain and (
          e.source_event_id is distinct from p.doc ->> 'source_event_id'
          or p.doc -> 'refs' is distinct from coalesce(
              (select jsonb_agg(
                  jsonb_build_object('type', r.ref_type, 'id', r.ref_id, 'label', r.label)
                  order by r.position)
               from entry_ref r where r.entry_id = e.entry_id), '[]'::jsonb))
      """;

  private final Jdbi jdbi;
  private final Chains chains;
  private final ChainedTable table;

  PostgresLogAudit(Jdbi jdbi, Chains chains, ChainedTable table) {
    this.jdbi = jdbi;
    this.chains = chains;
    this.table = table;
  }

  @Override
  public Integrity verify(String plantId) {
    return switch (chains.verify(table, plantId)) {
      case ChainVerdict.Broken broken -> {
        ChainHead head = chains.head(plantId).orElse(ChainHead.empty());
        String fault = broken.fault().name().toLowerCase(Locale.ROOT);
        yield integrity(plantId, broken.checked(), broken.seq(), fault, head);
      }
      case ChainVerdict.Intact intact ->
          firstFalseColumn(plantId)
              .map(seq -> integrity(plantId, seq - 1, seq, "columns", intact.head()))
              .orElseGet(() ->
                  new Integrity(
                      plantId,
                      intact.checked(),
                      null,
                      null,
                      intact.head().seq(),
                      hex(intact.head())));
    };
  }

  private Optional<Long> firstFalseColumn(String plantId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIRST_ROW_THAT_SAYS_OTHER_THAN_ITS_TEXT)
            .bind("chain", plantId)
            .mapTo(Long.class)
            .findOne());
  }

  private static Integrity integrity(
      String plantId, long checked, long firstBad, String fault, ChainHead head) {
    return new Integrity(plantId, checked, firstBad, fault, head.seq(), hex(head));
  }

  private static String hex(ChainHead head) {
    return head.hash();
  }
}
