package org.penstock.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.store.ReadingStore.Position;
import org.penstock.ingest.domain.store.ReadingStore.Range;

/** The reading store in a schema of its own, with the rights that the service has. */
class ReadingStoreIT {

  private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final StoreSchema schema = new StoreSchema();
  private PostgresReadings store;
  private PostgresDays days;

  @BeforeEach
  void prepare() throws IOException, SQLException {
    schema.create();
    schema.migrate("latest");
    store = new PostgresReadings(schema.jdbi());
    days = new PostgresDays(schema.jdbi());
  }

  @AfterEach
  void drop() throws SQLException {
    schema.drop();
  }

  static Reading reading(String tag, String id, Instant at, TagValue value) {
    return new Reading(
        id,
        at,
        TimestampOrigin.SOURCE,
        null,
        RECEIVED,
        "wtp-1",
        "filters",
        tag,
        value,
        ValueType.DOUBLE,
        null,
        Quality.GOOD,
        null,
        null,
        "plc-1",
        ReadingOrigin.LIVE,
        1);
  }

  private List<Reading> all(String tag) {
    Instant from = Instant.parse("0000-01-01T00:00:00Z");
    Instant to = Instant.parse("9999-12-31T23:59:59Z");
    return store.find(new Range(tag, from, to, 10_000, null));
  }

  private String partitionOf(String eventId) {
    return schema
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select tableoid::regclass::text from scada_reading where event_id = ?")
                .bind(0, eventId)
                .mapTo(String.class)
                .one());
  }

  private List<String> partitions() {
    return schema
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select inhrelid::regclass::text from pg_inherits"
                        + " where inhparent = 'scada_reading'::regclass order by 1")
                .mapTo(String.class)
                .list());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static String partition(Instant time) {
    LocalDate day = day(time);
    return "scada_reading_y%04dm%02dd%02d"
        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  @Test
  void aReadingComesBackAsItWentInWithAllItsFields() {
    Reading full =
        new Reading(
            "id-1",
            now.plusNanos(123_456_000),
            TimestampOrigin.SERVER,
            now.minusSeconds(1),
            now.plusSeconds(1),
            "wtp-1",
            "filters",
            "filters.turbidity",
            TagValue.of(new BigDecimal("0.120")),
            ValueType.DOUBLE,
            "NTU",
            Quality.UNCERTAIN,
            "0x40000000",
            ScadaAlarmState.UNACK,
            "plc-1",
            ReadingOrigin.BACKFILL,
            42);
    Reading bare = reading("filters.turbidity", "id-2", now.plusSeconds(1), TagValue.missing());
    assertThat(store.store(List.of(full, bare))).isEqualTo(2);
    assertThat(all("filters.turbidity")).containsExactly(full, bare);
  }

  @Test
  void everyKindOfValueAndEveryAwkwardTextIsStoredAsItIs() {
    List<TagValue> values =
        List.of(
            TagValue.of(true),
            TagValue.of(new BigDecimal("9223372036854775808.000000001")),
            TagValue.of(new BigDecimal("-1E+300")),
            TagValue.of("NaN"),
            TagValue.of("Infinity"),
            TagValue.of("\\N"),
            TagValue.of("\\."),
            TagValue.of("tab\tnewline\r\nback\\slash \"quote\" 'apostrophe' \u007f \uD83D\uDCA7"),
            TagValue.of(""),
            new TagValue.Series(List.of(TagValue.of(1), TagValue.of("\t"), TagValue.missing())));
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String text = "\\N\t\n\\.," + i;
      readings.add(reading("tag\t\\one\n", text, now.plusSeconds(i), values.get(i)));
    }
    assertThat(store.store(readings)).isEqualTo(values.size());
    assertThat(all("tag\t\\one\n")).isEqualTo(readings);
  }

  @Test
  void aNulWhichTheDatabaseCannotHoldIsReplacedAndRefusesNothing() {
    TagValue nul = new TagValue.Series(List.of(TagValue.of("a\0b")));
    assertThat(store.store(List.of(reading("tag", "id\0", now, nul)))).isEqualTo(1);
    assertThat(all("tag"))
        .containsExactly(
            reading("tag", "id\uFFFD", now, new TagValue.Series(List.of(TagValue.of("a\uFFFDb")))));
  }

  @Test
  void whatIsStoredAlreadyOrTwiceInABatchIsThereOnce() {
    Reading one = reading("tag", "one", now, TagValue.of(1));
    Reading two = reading("tag", "two", now, TagValue.of(2));
    assertThat(store.store(List.of(one, one))).isEqualTo(1);
    assertThat(store.store(List.of(two, one, two))).isEqualTo(1);
    assertThat(store.store(List.of(two, one))).isZero();
    assertThat(store.store(List.of())).isZero();
    assertThat(all("tag")).containsExactly(one, two);
  }

  @Test
  void aBatchOfManyReadingsIsStoredWhole() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      readings.add(reading("tag" + i % 7, "id" + i, now.plusMillis(i), TagValue.of(i)));
    }
    assertThat(store.store(readings)).isEqualTo(20_000);
    assertThat(store.store(readings)).isZero();
  }

  @Test
  void aReadingLiesInTheDayOfItsTimeInUtc() {
    Instant midnight = day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    store.store(
        List.of(
            reading("tag", "before", midnight.minusNanos(1_000), TagValue.of(1)),
            reading("tag", "after", midnight, TagValue.of(1))));
    assertThat(partitionOf("before")).isEqualTo(partition(now));
    assertThat(partitionOf("after")).isEqualTo(partition(midnight));
  }

  @Test
  void aReadingOfFortyYearsAgoOrAheadIsStoredAndFound() {
    List<Reading> odd =
        List.of(
            reading("tag", "year 0", Instant.parse("0000-01-01T00:00:00Z"), TagValue.of(0)),
            reading("tag", "1969", Instant.parse("1969-12-31T23:59:59.999999Z"), TagValue.of(1)),
            reading("tag", "past", now.minus(14_610, ChronoUnit.DAYS), TagValue.of(2)),
            reading("tag", "future", now.plus(14_610, ChronoUnit.DAYS), TagValue.of(3)));
    assertThat(store.store(odd)).isEqualTo(4);
    assertThat(all("tag")).isEqualTo(odd);
    assertThat(partitionOf("future")).isEqualTo("scada_reading_default");
  }

  @Test
  void aPageBeginsBehindTheLastReadingOfTheOneBefore() {
    List<Reading> readings =
        List.of(
            reading("tag", "a", now, TagValue.of(1)),
            reading("tag", "b", now, TagValue.of(2)),
            reading("tag", "c", now.plusSeconds(1), TagValue.of(3)));
    store.store(readings);
    Range first = new Range("tag", now, now.plusSeconds(9), 1, null);
    List<Reading> found = new ArrayList<>(store.find(first));
    while (found.size() < 3) {
      Reading last = found.getLast();
      found.addAll(
          store.find(
              new Range(
                  "tag",
                  now,
                  now.plusSeconds(9),
                  1,
                  new Position(last.timestamp(), last.eventId()))));
    }
    assertThat(found).isEqualTo(readings);
  }

  @Test
  void daysAreMadeOnceAndTakeWhatLayOutsideOfThem() {
    Instant earlier = now.minus(3, ChronoUnit.DAYS);
    store.store(List.of(reading("tag", "early", earlier, TagValue.of(1))));
    assertThat(partitionOf("early")).isEqualTo("scada_reading_default");
    int added = days.add(day(now).minusDays(4), day(now).plusDays(2));
    assertThat(added).isEqualTo(5);
    assertThat(days.add(day(now).minusDays(4), day(now).plusDays(2))).isZero();
    assertThat(partitionOf("early")).isEqualTo(partition(earlier));
    assertThat(all("tag")).hasSize(1);
  }

  @Test
  void onlyDaysThatAreOverBeforeTheLimitAreDropped() {
    days.add(day(now).minusDays(5), day(now));
    for (int age = 0; age <= 5; age++) {
      store.store(
          List.of(reading("tag", "d" + age, now.minus(age, ChronoUnit.DAYS), TagValue.of(age))));
    }
    List<String> dropped = days.dropBefore(now.minus(3, ChronoUnit.DAYS));
    assertThat(dropped)
        .containsExactly(
            partition(now.minus(5, ChronoUnit.DAYS)), partition(now.minus(4, ChronoUnit.DAYS)));
    assertThat(all("tag")).extracting(Reading::eventId).containsExactly("d3", "d2", "d1", "d0");
    assertThat(partitions()).doesNotContainAnyElementsOf(dropped);
    assertThat(days.dropBefore(now.minus(3, ChronoUnit.DAYS))).isEmpty();
  }

  @Test
  void noCallOfTheServiceCanDropADayThatIsNotOver() {
    assertThatThrownBy(() -> days.dropBefore(now.plus(2, ChronoUnit.DAYS)))
        .hasMessageContaining("kept for a day at least");
    assertThatThrownBy(() -> days.add(LocalDate.of(1970, 1, 1), LocalDate.of(1970, 1, 1)))
        .hasMessageContaining("ten years away");
    assertThatThrownBy(() ->
            schema.jdbi().useHandle(handle -> handle.execute("drop table scada_reading_default")))
        .hasMessageContaining("must be owner");
  }

  @Test
  void straysGoByTheirTimeAndByWhenTheyWereReceived() {
    Reading old = reading("tag", "old", RECEIVED.minus(1, ChronoUnit.DAYS), TagValue.of(1));
    Reading ahead = reading("tag", "ahead", now.plus(400, ChronoUnit.DAYS), TagValue.of(2));
    store.store(List.of(old, ahead));
    assertThat(days.removeStrays(RECEIVED, 10)).isEqualTo(1);
    assertThat(all("tag")).containsExactly(ahead);
    assertThat(days.removeStrays(RECEIVED.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(all("tag")).isEmpty();
  }

  @Test
  void aBatchThatIsRefusedLeavesTheConnectionUsable() {
    assertThatThrownBy(() -> store.store(List.of(reading(randomText(), "x", now, TagValue.of(1)))))
        .hasMessageContaining("index row");
    assertThat(store.store(List.of(reading("tag", "good", now, TagValue.of(1))))).isEqualTo(1);
  }

  /** Longer than an index entry may be, also when it is compressed. */
  private static String randomText() {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(9_000, '!', '~').forEach(text::appendCodePoint);
    return text.toString();
  }
}
