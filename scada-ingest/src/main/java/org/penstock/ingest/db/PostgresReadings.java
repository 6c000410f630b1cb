package org.penstock.ingest.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.store.ReadingStore;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Table {@code scada_reading}.
 *
 * <p>How it works. COPY is the fast way in, but it cannot pass over a row that is there. So a batch
 * goes by COPY into a temporary table and from there, in one statement, to where what is there
 * stays as it is. The temporary table writes no log and is empty again after each commit. All takes
 * part in the caller's transaction, where there is one.
 */
@ApplicationScoped
public class PostgresReadings implements ReadingStore {

  private static final String MAKE_STAGE =
      "create temporary table if not exists scada_reading_stage (like scada_reading)"
          + " on commit delete rows";

  private static final String COPY =
      "copy pg_temp.scada_reading_stage (" + CopyRows.COLUMNS + ") from stdin (format binary)";

  private static final String MERGE =
      "insert into scada_reading ("
          + CopyRows.COLUMNS
          + ") select "
          + CopyRows.COLUMNS
          + " from pg_temp.scada_reading_stage on conflict do nothing";

  private static final String PAGE =
      "select * from scada_reading where tag_name = :tag_name and ts >= :from and ts < :to"
          + " and (ts, event_id) > (:after_ts, :after_id) order by ts, event_id limit :limit";

  /** As the table's key: neighbours in the index are written together, and by all in one order. */
  private static final Comparator<Reading> KEY =
      Comparator.comparing(Reading::tagName)
          .thenComparing(Reading::timestamp)
          .thenComparing(Reading::eventId);

  private final Jdbi jdbi;
  private final ReadingRow row = new ReadingRow();

  public PostgresReadings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public int store(List<Reading> readings) {
    if (readings.isEmpty()) {
      return 0;
    }
    byte[] rows = new CopyRows().of(readings.stream().sorted(KEY).toList());
    return jdbi.inTransaction(handle -> {
      handle.execute(MAKE_STAGE);
      copy(handle.getConnection(), rows);
      return handle.execute(MERGE);
    });
  }

  private static void copy(Connection connection, byte[] rows) {
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
      try {
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          // Else the connection would take no other statement.
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new CopyFailedException(e);
    }
  }

  @Override
  public List<Reading> find(Range wanted) {
    Position after = wanted.after();
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(PAGE)
              .bind("tag_name", wanted.tagName())
              .bind("from", utc(wanted.from()))
              .bind("to", utc(wanted.to()))
              .bind("limit", wanted.limit())
              // No identity is empty: this is before the first reading of that time.
              .bind("after_ts", utc(after == null ? wanted.from() : after.timestamp()))
              .bind("after_id", after == null ? "" : after.eventId());
      return query.map(row).list();
    });
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The database did not take a COPY; its cause says why. */
  private static final class CopyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CopyFailedException(SQLException cause) {
      super("readings not copied: " + cause.getMessage(), cause);
    }
  }
}
