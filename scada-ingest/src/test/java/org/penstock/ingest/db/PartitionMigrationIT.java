package org.penstock.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;

class PartitionMigrationIT {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final StoreSchema schema = new StoreSchema();

  @BeforeEach
  void create() throws IOException, SQLException {
    schema.create();
    schema.migrate("101");
  }

  @AfterEach
  void drop() throws SQLException {
    schema.drop();
  }

  @Test
  void whatWasInTheUndividedTableIsInItsDaysAfterTheUpgrade() {
    insert("today", now);
    insert("week", now.minus(7, ChronoUnit.DAYS));
    insert("odd", Instant.parse("1970-01-01T00:00:00Z"));
    schema.migrate("102");
    assertThat(rows()).containsExactly("odd scada_reading_default", "today day", "week day");
    // It is the same reading for the store, too.
    Reading again = ReadingStoreIT.reading("tag", "today", now, TagValue.of(1));
    assertThat(new PostgresReadings(schema.jdbi()).store(List.of(again))).isZero();
  }

  @Test
  void anEmptyTableIsDividedTooWithADayForTodayAndTomorrow() {
    schema.migrate("102");
    List<Reading> readings =
        List.of(
            ReadingStoreIT.reading("tag", "today", now, TagValue.of(1)),
            ReadingStoreIT.reading("tag", "week", now.plus(1, ChronoUnit.DAYS), TagValue.of(1)));
    assertThat(new PostgresReadings(schema.jdbi()).store(readings)).isEqualTo(2);
    assertThat(rows()).containsExactly("today day", "week day");
  }

  private void insert(String id, Instant at) {
    schema
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "insert into scada_reading (tag_name, ts, event_id, ts_origin, ingest_ts, plant_id,"
                    + " area, value, value_type, quality, source_id, origin, seq) values ('tag', ?,"
                    + " ?, 'SOURCE', now(), 'wtp-1', 'filters', '1', 'DOUBLE', 'GOOD', 'plc-1',"
                    + " 'LIVE', 1)",
                PostgresReadings.utc(at),
                id));
  }

  /** Each reading with its partition; of a day's only that it is one. */
  private List<String> rows() {
    return schema
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select event_id || ' ' || regexp_replace(tableoid::regclass::text,"
                        + " '^scada_reading_y.*', 'day') from scada_reading order by event_id")
                .mapTo(String.class)
                .list());
  }
}
