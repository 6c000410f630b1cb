package org.penstock.ingest.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.penstock.ingest.domain.store.ReadingDays;

/**
 * The partitions of {@code scada_reading}. The service's role owns no table: two functions of the
 * schema's owner act for it.
 */
@ApplicationScoped
public class PostgresDays implements ReadingDays {

  private static final String ADD =
      "select count(*) filter (where scada_reading_add_day(cast(day as date)))"
          + " from generate_series(cast(:first as timestamp), cast(:last as timestamp),"
          + " interval '1 day') day";

  private static final String DROP = "select scada_reading_drop_days(:oldest)";

  private static final String REMOVE =
      "delete from scada_reading_default where ctid = any (array(select ctid from"
          + " scada_reading_default where ts < :oldest or ingest_ts < :oldest limit :max))";

  private final Jdbi jdbi;

  public PostgresDays(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public int add(LocalDate first, LocalDate last) {
    return jdbi.withHandle(handle ->
        handle.createQuery(ADD).bind("first", first).bind("last", last).mapTo(Integer.class).one());
  }

  @Override
  public List<String> dropBefore(Instant oldest) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(DROP)
            .bind("oldest", PostgresReadings.utc(oldest))
            .mapTo(String.class)
            .list());
  }

  @Override
  public int removeStrays(Instant oldest, int max) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(REMOVE)
            .bind("oldest", PostgresReadings.utc(oldest))
            .bind("max", max)
            .execute());
  }
}
