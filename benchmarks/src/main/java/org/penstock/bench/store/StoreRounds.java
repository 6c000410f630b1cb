package org.penstock.bench.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.db.PostgresReadings;

/**
 * Stores the same number of readings by the service's own idempotent writer and by plain COPY, turn
 * about, each time into the empty table, in transactions of the same size.
 */
public final class StoreRounds {

  private static final int TAGS = 1_000;
  private static final int ROWS = 100_000;
  private static final int BATCH = 5_000;
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 7;

  private final StoreDatabase database;
  private final Random random = new Random(1);
  private long missing;
  private long doubled;

  private StoreRounds(StoreDatabase database) {
    this.database = database;
  }

  /**
   * What came out, in rows a second, one of each for every round.
   *
   * @param again when every row is there already
   * @param missing rows that the writer did not store
   * @param doubled rows that it stored twice
   */
  public record Result(
      int rows,
      List<Double> copyText,
      List<Double> store,
      List<Double> again,
      long missing,
      long doubled) {}

  /** Runs all rounds; the cache is where PostgreSQL's programs are unpacked. */
  public static Result run(Path cache) throws Exception {
    try (StoreDatabase database = StoreDatabase.start(cache)) {
      return new StoreRounds(database).measure();
    }
  }

  private Result measure() throws Exception {
    List<Double> copyText = new ArrayList<>();
    List<Double> store = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      boolean isWarm = round >= 0;
      System.out.println(
          isWarm ? "round %d of %d ...".formatted(round + 1, ROUNDS) : "warming up ...");
      if (round % 2 == 0) {
        add(isWarm, copyText, copyText());
      }
      List<List<Reading>> batches = batches();
      add(isWarm, store, store(batches));
      add(isWarm, again, storeAgain(batches));
      if (round % 2 != 0) {
        add(isWarm, copyText, copyText());
      }
    }
    return new Result(ROWS, copyText, store, again, missing, doubled);
  }

  private static void add(boolean isWarm, List<Double> rates, double rate) {
    if (isWarm) {
      rates.add(rate);
    }
  }

  private double copyText() throws Exception {
    List<List<Reading>> batches = batches();
    database.empty();
    try (Connection connection = database.connect()) {
      CopyText copy = new CopyText(connection);
      long begin = System.nanoTime();
      for (List<Reading> batch : batches) {
        copy.store(batch);
      }
      return rate(begin);
    }
  }

  private double store(List<List<Reading>> batches) throws Exception {
    database.empty();
    double rate = keep(batches);
    missing += Math.max(0, ROWS - database.rows());
    return rate;
  }

  private double storeAgain(List<List<Reading>> batches) throws Exception {
    double rate = keep(batches);
    doubled += Math.max(0, database.rows() - ROWS);
    return rate;
  }

  /** As the consumer does it: the rows and its position in one transaction. */
  private double keep(List<List<Reading>> batches) throws Exception {
    try (Connection connection = database.connect()) {
      Jdbi jdbi = Jdbi.create(connection);
      PostgresReadings store = new PostgresReadings(jdbi);
      long offset = 0;
      long begin = System.nanoTime();
      for (List<Reading> batch : batches) {
        offset += batch.size();
        long next = offset;
        jdbi.useHandle(handle ->
            handle.execute(
                "insert into consumer_offset (consumer_group, topic, partition, next_offset)"
                    + " values ('bench', 'readings', 0, ?)"
                    + " on conflict (consumer_group, topic, partition)"
                    + " do update set next_offset = excluded.next_offset, updated_at = now()",
                next));
        store.store(batch);
        connection.commit();
      }
      return rate(begin);
    }
  }

  private static double rate(long begin) {
    return ROWS * 1e9 / (System.nanoTime() - begin);
  }

  /** Every tag each second, as a plant sends them. */
  private List<List<Reading>> batches() {
    Instant begin = Instant.now();
    List<List<Reading>> batches = new ArrayList<>();
    for (int first = 0; first < ROWS; first += BATCH) {
      List<Reading> batch = new ArrayList<>(BATCH);
      for (int i = first; i < first + BATCH; i++) {
        batch.add(reading(i % TAGS, begin.plusSeconds(i / TAGS), i));
      }
      batches.add(batch);
    }
    return batches;
  }

  private Reading reading(int tag, Instant at, long seq) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return new Reading(
        HexFormat.of().formatHex(id),
        at,
        TimestampOrigin.SOURCE,
        at.plusMillis(2),
        at.plusMillis(40),
        "wtp-1",
        "filters",
        "filters.unit%04d.turbidity".formatted(tag),
        TagValue.of(BigDecimal.valueOf(random.nextInt(5_000), 3)),
        ValueType.DOUBLE,
        "NTU",
        Quality.GOOD,
        "0x00000000",
        null,
        "simulated-plant",
        ReadingOrigin.LIVE,
        seq);
  }
}
