package org.penstock.compliance.db.export;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.db.Columns;
import org.penstock.compliance.domain.export.ExportedReadings;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.row.RowTaker;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The table {@code reading} for exports, by COPY: one statement and so one snapshot, sent row by
 * row however many there are. The order is total, so that two plans of the database give the same
 * rows in the same order.
 */
@Singleton
class CopiedReadings implements ExportedReadings {

  private final Jdbi jdbi;
  private final Duration timeout;

  CopiedReadings(Jdbi jdbi, ComplianceConfig config) {
    this.jdbi = jdbi;
    this.timeout = config.export().timeout();
  }

  @Override
  public int each(Wanted wanted, RowTaker taker) {
    return jdbi.withHandle(handle ->
        isInTransaction(handle)
            ? copy(handle, wanted, taker)
            : handle.inTransaction(inner -> copy(inner, wanted, taker)));
  }

  private static boolean isInTransaction(Handle handle) {
    try {
      return !handle.getConnection().getAutoCommit();
    } catch (SQLException e) {
      throw new ReadFailedException(e);
    }
  }

  private int copy(Handle handle, Wanted wanted, RowTaker taker) {
    handle.execute("set local statement_timeout = " + timeout.toMillis());
    handle.execute("set local timezone = 'UTC'");
    handle.execute("set local datestyle = 'ISO'");
    try {
      Connection connection = handle.getConnection();
      int usualTimeout = connection.getNetworkTimeout();
      // Before the first row of a file for each tag the database sorts, and says nothing.
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
      try {
        return copy(handle, sql(wanted, quoted(handle, wanted.tagNames())), wanted, taker);
      } finally {
        connection.setNetworkTimeout(Runnable::run, usualTimeout);
      }
    } catch (SQLException e) {
      throw new ReadFailedException(e);
    }
  }

  /**
   * Reads to the end also where no more is wanted: a COPY that is cancelled when the database has
   * sent all leaves the driver in a state that nothing can be done with.
   */
  private static int copy(Handle handle, String sql, Wanted wanted, RowTaker taker)
      throws SQLException {
    CopyOut copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    CopiedRow row = new CopiedRow(wanted.withDetails());
    int rows = 0;
    boolean wantsMore = true;
    byte[] line = copy.readFromCopy();
    while (line != null) {
      rows++;
      wantsMore = wantsMore && taker.take(row.of(new String(line, StandardCharsets.UTF_8)));
      line = copy.readFromCopy();
    }
    return rows;
  }

  /** COPY takes no parameters. */
  private static String sql(Wanted wanted, String names) {
    String details =
        wanted.withDetails()
            ? """
            , r.value_text, r.quality, r.origin, array_to_string(r.flags, ' '), r.reason,
            r.author ->> 'name', r.recorded_at, d.actor_name, d.at
            """
            : "";
    String decision =
        wanted.withDetails()
            ? " left join decision d on d.id = r.decision_id and d.verb = 'APPROVE'"
            : "";
    String order =
        wanted.order() == RowOrder.BY_TIME
            ? "r.slot_start, r.tag_name collate \"C\", r.revision"
            : "r.tag_name collate \"C\", r.slot_start, r.revision";
    return "copy (select r.slot_start, r.tag_name, r.revision, r.state, r.value, r.qualifier,"
        + " r.detection_limit"
        + details
        + " from reading r"
        + decision
        + " where r.slot_start >= "
        + literal(wanted.from())
        + " and r.slot_start < "
        + literal(wanted.to())
        + " and r.tag_name in ("
        + names
        + ") order by "
        + order
        + (wanted.most() == Wanted.ALL ? "" : " limit " + wanted.most())
        + ") to stdout";
  }

  /** The database itself knows best how it wants its texts quoted. */
  private static String quoted(Handle handle, Set<String> tagNames) {
    return handle
        .createQuery(
            "select coalesce(string_agg(quote_literal(name), ', ' order by name), 'null')"
                + " from unnest(cast(:names as text[])) name")
        .bindBySqlType("names", Columns.array(tagNames), Types.ARRAY)
        .mapTo(String.class)
        .one();
  }

  private static String literal(Instant at) {
    return "timestamptz '" + at + '\'';
  }

  /** The database did not answer a COPY; its cause says why. */
  private static final class ReadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadFailedException(SQLException cause) {
      super("readings not copied: " + cause.getMessage(), cause);
    }
  }
}
