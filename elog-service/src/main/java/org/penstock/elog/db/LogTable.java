package org.penstock.elog.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.kit.chain.ChainedTable;

/** Names the log's table, so that the heads of its chains are anchored. */
@ApplicationScoped
class LogTable {

  @Produces
  @Singleton
  ChainedTable logEntry() {
    return new ChainedTable("log_entry");
  }
}
