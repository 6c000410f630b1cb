package org.penstock.bench.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * 285 tags every quarter of an hour for a year, and a million audit events: put into the service's
 * own tables past its triggers, as months of work would have left them.
 */
final class YearOfReadings {

  static final int TAGS = 285;
  static final int DAYS = 365;
  static final int SLOTS_A_DAY = 96;
  static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-01");

  /** The days of the last month, which nobody has approved yet. */
  static final int LAST_MONTH = 31;

  private static final int EARLIER_DAYS = DAYS - LAST_MONTH;

  private final Connection connection;

  YearOfReadings(Connection connection) {
    this.connection = connection;
  }

  static Instant startOf(int day) {
    return FIRST_DAY.plusDays(day).atStartOfDay().toInstant(ZoneOffset.ofHours(-6));
  }

  /** The catalogue of those tags. */
  static String tags() {
    StringBuilder yaml = new StringBuilder("plant_id: wtp-1\nzone: \"-06:00\"\ntags:\n");
    for (int i = 0; i < TAGS; i++) {
      yaml.append(
          "  - {tag_name: area%d.tag%03d, unit: NTU, slot: PT15M, statistic: LAST, decimals: 3, wims_tag: W%03d}%n"
              .formatted(i % 10, i, i));
    }
    return yaml.toString();
  }

  /** Fills the table of readings, a month at a time. */
  void fill() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("set search_path = compliance");
      statement.execute("set synchronous_commit = off");
      statement.execute("set maintenance_work_mem = '512MB'");
      statement.execute("alter system set max_wal_size = '8GB'");
      statement.execute("select pg_reload_conf()");
      // Filled first and indexed then, which takes half the time.
      statement.execute("alter table reading drop constraint reading_id_key");
      statement.execute("drop index ix_reading_day");
      for (int day = 0; day < DAYS; day += daysFrom(day)) {
        int days = daysFrom(day);
        System.out.printf("readings of day %d to %d ...%n", day + 1, day + days);
        statement.execute(
            """
            insert into reading (id, tag_name, slot_start, revision, operating_day, value,
              value_text, quality, origin, flags, provenance, recorded_at, fingerprint, state)
            select gen_random_uuid(), 'area' || tag %% 10 || '.tag' || lpad(tag::text, 3, '0'), at, 0,
              (at at time zone 'UTC+6')::date, value, value::text, 'GOOD', 'SCADA', '{}',
              '{"topic":"scada.readings.v1","partition":0,"first_offset":1,"last_offset":1}',
              at + interval '20 minutes', sha256(convert_to(at::text || tag, 'UTF8')), '%s'
            from generate_series(timestamptz '%s', timestamptz '%s' - interval '1 second',
                interval '15 minutes') at
              cross join generate_series(0, %d) tag
              cross join lateral (select round((random() * 5 + tag)::numeric, 4) as value) v
            order by at, tag
            """
                .formatted(
                    day >= EARLIER_DAYS ? "IN_REVIEW" : "APPROVED",
                    startOf(day),
                    startOf(day + days),
                    TAGS - 1));
      }
      System.out.println("indexed ...");
      statement.execute("alter table reading add unique (id)");
      statement.execute("create index ix_reading_day on reading (operating_day, tag_name)");
      statement.execute(
          """
          insert into review_day (operating_day, tag_name, in_review)
          select operating_day, tag_name, count(*) filter (where state = 'IN_REVIEW')
          from reading group by operating_day, tag_name
          """);
      statement.execute("set session_replication_role = origin");
    }
  }

  /** As many days as are filled at once: no piece has days of the last month and earlier ones. */
  private static int daysFrom(int day) {
    return day < EARLIER_DAYS ? Math.min(LAST_MONTH, EARLIER_DAYS - day) : LAST_MONTH;
  }

  void analyze() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze compliance.reading");
      statement.execute("vacuum analyze compliance.review_day");
      statement.execute("checkpoint");
    }
  }

  /** Links so many events behind those that are there, by the chain's own rule. */
  void fillAudit(int events) throws SQLException {
    long seq;
    byte[] hash;
    try (Statement statement = connection.createStatement();
        var head =
            statement.executeQuery(
                "select seq, hash from compliance.chain_head where chain = 'compliance.audit'")) {
      boolean isBegun = head.next();
      seq = isBegun ? head.getLong(1) : 0;
      hash = isBegun ? head.getBytes(2) : new byte[0];
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy compliance.audit_log (chain, seq, payload, prev_hash, hash) from stdin");
      for (int i = 0; i < events; i++) {
        seq++;
        String payload =
            "{\"action\":\"export_downloaded\",\"actor\":{\"sub\":\"s-%d\"},\"at\":\"%s\",\"details\":{\"part\":%d}}"
                .formatted(i % 7, "2026-01-01T00:00:00.000000Z", i);
        byte[] next = sha256(hash, seq + "|" + payload);
        String line =
            "compliance.audit\t%d\t%s\t\\\\x%s\t\\\\x%s\n"
                .formatted(
                    seq, payload, HexFormat.of().formatHex(hash), HexFormat.of().formatHex(next));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        hash = next;
      }
      copy.endCopy();
      statement.execute(
          "insert into compliance.chain_head values ('compliance.audit', %d, '\\x%s') on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash"
              .formatted(seq, HexFormat.of().formatHex(hash)));
      statement.execute("set session_replication_role = origin");
    }
  }

  private static byte[] sha256(byte[] before, String row) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(row.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
