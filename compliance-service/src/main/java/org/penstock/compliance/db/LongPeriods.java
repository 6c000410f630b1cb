package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.ManyReadings;
import org.penstock.compliance.domain.review.Selection.ByPeriod;
import org.penstock.compliance.domain.review.Verb;

/**
 * Decisions about long periods, of which no list of readings is held: the fingerprints are gone
 * through one by one, the states are changed a day at a time, and what was changed is gone through
 * once more. If that is not the same, somebody has written in between and the transaction fails.
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
      handle.execute("set local statement_timeout = " + timeoutMillis);
      int usual = networkTimeout(handle);
      // Before its first row a long query says nothing.
      setNetworkTimeout(handle, Math.toIntExact(timeoutMillis));
      try {
        return survey(
            bind(handle.createQuery(IN_ORDER.formatted(condition(period))), period, verb),
            new Survey(actorSubject),
            progress);
      } finally {
        setNetworkTimeout(handle, usual);
      }
    });
  }

  private static final String IN_ORDER =
      "select r.fingerprint, r.author_sub, r.state from reading r where %s"
          + " order by r.slot_start, r.tag_name, r.revision";

  private static ManyReadings survey(Query query, Survey survey, IntConsumer progress) {
    try (ResultIterator<Seen> rows =
        query.setFetchSize(FETCH_ROWS).map((row, _) -> Seen.of(row)).iterator()) {
      while (rows.hasNext()) {
        survey.add(rows.next());
        progress.accept(survey.count);
      }
    }
    return survey.result();
  }

  private static int networkTimeout(Handle handle) {
    try {
      return handle.getConnection().getNetworkTimeout();
    } catch (SQLException e) {
      throw new IllegalStateException("the connection is gone", e);
    }
  }

  private static void setNetworkTimeout(Handle handle, int millis) {
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException e) {
      throw new IllegalStateException("the connection is gone", e);
    }
  }

  /** A day at a time: no statement may take as long as a month would. */
  void update(Decision decision, ByPeriod period, IntConsumer progress) {
    int changed = 0;
    Instant from = period.from();
    while (from.isBefore(period.to())) {
      Instant nextDay = from.plus(Duration.ofDays(1));
      Instant to = nextDay.isBefore(period.to()) ? nextDay : period.to();
      changed += update(decision, new ByPeriod(period.tagNames(), from, to));
      progress.accept(changed);
      from = to;
    }
    requireTheSame(decision, period);
  }

  /** What was changed must be what was gone through: others may have written in between. */
  private void requireTheSame(Decision decision, ByPeriod period) {
    ManyReadings changed =
        jdbi.withHandle(handle ->
            survey(
                handle
                    .createQuery(
                        IN_ORDER.formatted(
                            column(decision.verb())
                                + " = :decision and r.slot_start >= :from and r.slot_start < :to and "
                                + PostgresReadings.IS_LATEST))
                    .bind("decision", decision.id())
                    .bind("from", Columns.at(period.from()))
                    .bind("to", Columns.at(period.to())),
                new Survey(""),
                _ -> {}));
    if (changed.count() != decision.count()
        || !changed.contentHash().equals(decision.contentHash())) {
      throw new IllegalStateException(
          "decision %s is about %d readings, which others have changed meanwhile"
              .formatted(decision.id(), decision.count()));
    }
  }

  /** A lock leaves in place who approved. */
  static String column(Verb verb) {
    return verb == Verb.LOCK ? "lock_decision_id" : "decision_id";
  }

  private int update(Decision decision, ByPeriod piece) {
    return jdbi.withHandle(handle ->
        bind(
                handle.createUpdate(
                    "update reading r set state = :state, "
                        + column(decision.verb())
                        + " = :decision where "
                        + condition(piece)),
                piece,
                decision.verb())
            .bind("state", decision.verb().to().name())
            .bind("decision", decision.id())
            .execute());
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
