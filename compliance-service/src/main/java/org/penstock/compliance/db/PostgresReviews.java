package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.review.Candidate;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.ManyReadings;
import org.penstock.compliance.domain.review.QueueFilter;
import org.penstock.compliance.domain.review.QueuePosition;
import org.penstock.compliance.domain.review.Reviews;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.TagDay;
import org.penstock.compliance.domain.review.Verb;

/** Decisions in the table {@code decision}, and the states of the table {@code reading}. */
@Singleton
class PostgresReviews implements Reviews {

  private static final String CANDIDATES =
      "select r.id, r.fingerprint, r.author_sub, r.state, "
          + PostgresReadings.IS_LATEST
          + " as is_latest from reading r where ";
  private static final String IN_ORDER =
      " order by r.slot_start, r.tag_name, r.revision limit :most";

  private final Jdbi jdbi;
  private final Columns columns;
  private final LongPeriods periods;

  PostgresReviews(Jdbi jdbi, Columns columns, LongPeriods periods) {
    this.jdbi = jdbi;
    this.columns = columns;
    this.periods = periods;
  }

  @Override
  public List<Candidate> lock(Selection selection, Verb verb, int most) {
    return candidates(selection, verb, most, " for update of r");
  }

  @Override
  public List<Candidate> look(Selection selection, Verb verb, int most) {
    return candidates(selection, verb, most, "");
  }

  private List<Candidate> candidates(Selection selection, Verb verb, int most, String locking) {
    return switch (selection) {
      case Selection.ByPeriod period -> inPeriod(period, verb, most, locking);
      case Selection.ByIds named -> named(named, most, locking);
    };
  }

  private List<Candidate> inPeriod(Selection.ByPeriod period, Verb verb, int most, String locking) {
    return jdbi.withHandle(handle ->
        LongPeriods.bind(
                handle.createQuery(CANDIDATES + LongPeriods.condition(period) + IN_ORDER + locking),
                period,
                verb)
            .bind("most", most)
            .map((rows, _) -> candidate(rows))
            .list());
  }

  private List<Candidate> named(Selection.ByIds named, int most, String locking) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(CANDIDATES + "r.id = any(cast(:ids as uuid[]))" + IN_ORDER + locking)
            .bind("ids", uuids(named.ids()))
            .bind("most", most)
            .map((rows, _) -> candidate(rows))
            .list());
  }

  @Override
  public ManyReadings survey(
      Selection.ByPeriod period, Verb verb, String actorSubject, IntConsumer progress) {
    return periods.survey(period, verb, actorSubject, progress);
  }

  @Override
  public void recordMany(Decision decision, Selection.ByPeriod period, IntConsumer progress) {
    jdbi.useHandle(handle -> insert(handle, decision));
    periods.update(decision, period, progress);
  }

  @Override
  public void record(Decision decision, List<UUID> readings) {
    jdbi.useHandle(handle -> {
      insert(handle, decision);
      handle
          .createUpdate(
              "update reading set state = :state, "
                  + LongPeriods.column(decision.verb())
                  + " = :decision where id = any(cast(:ids as uuid[]))")
          .bind("state", decision.verb().to().name())
          .bind("decision", decision.id())
          .bind("ids", uuids(readings))
          .execute();
    });
  }

  private void insert(Handle handle, Decision decision) {
    handle
        .createUpdate(
            """
            insert into decision (id, verb, meaning, reason, actor_sub, actor_name, at,
              selection, row_count, content_hash)
            values (:id, :verb, :meaning, :reason, :sub, :name, :at,
              cast(:selection as jsonb), :count, :hash)
            """)
        .bind("id", decision.id())
        .bind("verb", decision.verb().name())
        .bind("meaning", decision.meaning())
        .bind("reason", decision.reason())
        .bind("sub", decision.actor().sub())
        .bind("name", decision.actor().name())
        .bind("at", Columns.at(decision.at()))
        .bind("selection", columns.json(decision.selection()))
        .bind("count", decision.count())
        .bind("hash", decision.contentHash())
        .execute();
  }

  private static Candidate candidate(ResultSet rows) throws SQLException {
    return new Candidate(
        rows.getObject("id", UUID.class),
        HexFormat.of().formatHex(rows.getBytes("fingerprint")),
        rows.getString("author_sub"),
        ReviewState.valueOf(rows.getString("state")),
        rows.getBoolean("is_latest"));
  }

  @Override
  public List<TagDay> queue(QueueFilter filter, @Nullable QueuePosition after, int limit) {
    return jdbi.withHandle(handle -> QueueQuery.run(handle, filter, after, limit));
  }

  /** An array as PostgreSQL writes one: identifiers need no quotes. */
  private static String uuids(Iterable<UUID> ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.toString()));
    return texts.stream().collect(Collectors.joining(",", "{", "}"));
  }
}
