package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.ManyReadings;
import org.penstock.compliance.domain.review.Selection.ByPeriod;
import org.penstock.compliance.domain.review.Verb;

/**
 * Decisions about long periods, of which no list of readings is held: the fingerprints are gone
 * through one by one, and the database changes all states at once. Both see the same moment, as the
 * transaction is a repeatable read; readings that others changed since then make it fail.
 */
@Singleton
class LongPeriods {

  private static final int FETCH_ROWS = 5_000;

  private final Jdbi jdbi;
  private final long timeoutMillis;

  LongPeriods(Jdbi jdbi, ComplianceConfig config) {
    this.jdbi = jdbi;
    this.timeoutMillis = config.export().timeout().toMillis();
  }

  /** What a decision about a period is about. */
  static String condition(ByPeriod period) {
    return (period.tagNames().isEmpty() ? "" : "r.tag_name = any(:tags) and ")
        + "r.slot_start >= :from and r.slot_start < :to and r.state = any(:states) and "
        + PostgresReadings.IS_LATEST;
  }

  static <S extends SqlStatement<S>> S bind(S statement, ByPeriod period, Verb verb) {
    if (!period.tagNames().isEmpty()) {
      statement.bindBySqlType("tags", Columns.array(period.tagNames()), Types.ARRAY);
    }
    List<String> states = verb.from().stream().map(Enum::name).toList();
    return statement
        .bind("from", Columns.at(period.from()))
        .bind("to", Columns.at(period.to()))
        .bindBySqlType("states", Columns.array(states), Types.ARRAY);
  }

  ManyReadings survey(ByPeriod period, Verb verb, String actorSubject, IntConsumer progress) {
    return jdbi.withHandle(handle -> {
      handle.execute("set transaction isolation level repeatable read");
      handle.execute("set local statement_timeout = " + timeoutMillis);
      Survey survey = new Survey(actorSubject);
      try (ResultIterator<Seen> rows =
          bind(
                  handle.createQuery(
                      "select r.fingerprint, r.author_sub, r.state from reading r where "
                          + condition(period)
                          + " order by r.slot_start, r.tag_name, r.revision"),
                  period,
                  verb)
              .setFetchSize(FETCH_ROWS)
              .map((row, _) -> Seen.of(row))
              .iterator()) {
        while (rows.hasNext()) {
          survey.add(rows.next());
          progress.accept(survey.count);
        }
      }
      return survey.result();
    });
  }

  void update(Decision decision, ByPeriod period) {
    int changed =
        jdbi.withHandle(handle ->
            bind(
                    handle.createUpdate(
                        "update reading r set state = :state, decision_id = :decision where "
                            + condition(period)),
                    period,
                    decision.verb())
                .bind("state", decision.verb().to().name())
                .bind("decision", decision.id())
                .execute());
    if (changed != decision.count()) {
      throw new IllegalStateException(
          "decision %s is about %d readings, and %d were changed"
              .formatted(decision.id(), decision.count(), changed));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
  private record Seen(byte[] fingerprint, @Nullable String author, boolean isLocked) {

    static Seen of(ResultSet row) throws SQLException {
      return new Seen(
          row.getBytes("fingerprint"),
          row.getString("author_sub"),
          row.getString("state").equals("LOCKED"));
    }
  }

  /** As {@code Fingerprint.ofAll} has it. */
  private static final class Survey {

    private final MessageDigest digest = sha256();
    private final String actorSubject;
    private int count;
    private int own;
    private int locked;

    Survey(String actorSubject) {
      this.actorSubject = actorSubject;
    }

    void add(Seen reading) {
      digest.update(reading.fingerprint());
      count++;
      own += actorSubject.equals(reading.author()) ? 1 : 0;
      locked += reading.isLocked() ? 1 : 0;
    }

    ManyReadings result() {
      return new ManyReadings(count, own, locked, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
