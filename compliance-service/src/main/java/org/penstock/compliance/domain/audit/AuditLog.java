package org.penstock.compliance.domain.audit;

import java.util.List;

/** The append-only log. */
public interface AuditLog {

  /** The name of the one chain that its rows form. */
  String CHAIN = "compliance.audit";

  /** Appends an entry in the current transaction. */
  void append(AuditEntry entry);

  /** A page of rows, the newest first, with numbers below {@code before}. */
  List<AuditRow> list(AuditFilter filter, long before, int limit);
}
