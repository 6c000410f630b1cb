package org.penstock.compliance.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.kit.chain.ChainedTable;

/** The table whose rows are chained, and whose heads are anchored. */
@ApplicationScoped
class AuditChain {

  @Produces
  @Singleton
  ChainedTable table() {
    return new ChainedTable("audit_log");
  }
}
