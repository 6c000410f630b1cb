package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.compliance.domain.audit.AuditFilter;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.audit.AuditRow;
import org.penstock.kit.chain.ChainLink;
import org.penstock.kit.chain.ChainVerdict;
import org.penstock.kit.chain.ChainedTable;
import org.penstock.kit.chain.Chains;

/** Reads and verifies the audit log; an operator sees their own acts. Changes nothing. */
@ApplicationScoped
public class ReadAudit {

  private final AuditLog audit;
  private final Chains chains;
  private final ChainedTable table;

  ReadAudit(AuditLog audit, Chains chains, ChainedTable table) {
    this.audit = audit;
    this.chains = chains;
    this.table = table;
  }

  /** A page of the log, the newest first. */
  public List<AuditRow> list(Who who, AuditFilter filter, long before, int limit) {
    AuditFilter allowed =
        who.mayReadAll()
            ? filter
            : new AuditFilter(filter.action(), who.actor().sub(), filter.from(), filter.to());
    return audit.list(allowed, before, limit);
  }

  /** Walks the whole chain. Not recorded in the chain that it checks. */
  public ChainVerdict verify() {
    return chains.verify(table, AuditLog.CHAIN);
  }

  /** Rows of the chain in their order, as they are hashed: what is checked elsewhere. */
  public List<ChainLink> links(long after, int limit) {
    return chains.page(table, AuditLog.CHAIN, after, limit);
  }
}
