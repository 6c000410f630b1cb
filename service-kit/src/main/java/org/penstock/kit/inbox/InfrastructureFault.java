package org.penstock.kit.inbox;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away or busy, which is waited for, from a record that cannot be taken.
 */
public final class InfrastructureFault {

  /**
   * SQLSTATE classes of PostgreSQL: 08 connection, 0A and 26 a plan made before a migration, 28
   * authorization, 3D and 3F unknown database and schema, 40 rollback, 42 a table or column that is
   * not there or not ours, 53 resources, 55 not in a state, 57 intervention, 58 system error, XX
   * internal error. An operator or time mends these; no record causes them.
   */
  private static final Set<String> CLASSES =
      Set.of("08", "0A", "26", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "XX");

  /** 25006: connected to a standby. */
  private static final Set<String> STATES = Set.of("25006");

  private InfrastructureFault() {}

  /** Whether waiting can help. */
  public static boolean isBehind(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return isWaitable(sql);
      }
      if (cause instanceof SystemException) {
        return true;
      }
    }
    return hasRollbackWithoutCause(thrown);
  }

  private static boolean isWaitable(SQLException sql) {
    String state = sql.getSQLState();
    return sql instanceof SQLTransientException
        || sql instanceof SQLRecoverableException
        || state == null
        || CLASSES.contains(state.substring(0, Math.min(2, state.length())))
        || STATES.contains(state);
  }

  /** A commit that failed without saying why is the transaction's fault, not the record's. */
  private static boolean hasRollbackWithoutCause(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RollbackException) {
        return true;
      }
    }
    return false;
  }
}
