package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.review.Candidate;
import org.penstock.compliance.domain.review.Decision;
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
      " order by r.slot_start, r.tag_name, r.revision limit :most for update of r";

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresReviews(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  @Override
  public List<Candidate> lock(Selection selection, Verb verb, int most) {
    return switch (selection) {
      case Selection.ByPeriod period -> inPeriod(period, verb.from(), most);
      case Selection.ByIds named -> named(named, most);
    };
  }

  private List<Candidate> inPeriod(Selection.ByPeriod period, ReviewState state, int most) {
    String tags = period.tagNames().isEmpty() ? "" : "r.tag_name = any(:tags) and ";
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(
                  CANDIDATES
                      + tags
                      + "r.slot_start >= :from and r.slot_start < :to and r.state = :state and "
                      + PostgresReadings.IS_LATEST
                      + IN_ORDER)
              .bind("from", Columns.at(period.from()))
              .bind("to", Columns.at(period.to()))
              .bind("state", state.name())
              .bind("most", most);
      if (!period.tagNames().isEmpty()) {
        query.bindBySqlType("tags", Columns.array(period.tagNames()), Types.ARRAY);
      }
      return query.map((rows, _) -> candidate(rows)).list();
    });
  }

  private List<Candidate> named(Selection.ByIds named, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(CANDIDATES + "r.id = any(cast(:ids as uuid[]))" + IN_ORDER)
            .bind("ids", uuids(named.ids()))
            .bind("most", most)
            .map((rows, _) -> candidate(rows))
            .list());
  }

  @Override
  public void record(Decision decision, List<UUID> readings) {
    jdbi.useHandle(handle -> {
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
      handle
          .createUpdate(
              "update reading set state = :state, decision_id = :decision"
                  + " where id = any(cast(:ids as uuid[]))")
          .bind("state", decision.verb().to().name())
          .bind("decision", decision.id())
          .bind("ids", uuids(readings))
          .execute();
    });
  }

  @Override
  public List<TagDay> queue(QueueFilter filter, @Nullable QueuePosition after, int limit) {
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(queueSql(filter, after)).bind("limit", limit);
      if (!filter.tagNames().isEmpty()) {
        query.bindBySqlType("tags", Columns.array(filter.tagNames()), Types.ARRAY);
      }
      if (filter.from() != null) {
        query.bind("from", Columns.at(filter.from()));
      }
      if (filter.to() != null) {
        query.bind("to", Columns.at(filter.to()));
      }
      if (after != null) {
        query.bind("after_day", after.operatingDay()).bind("after_tag", after.tagName());
      }
      return query.map((rows, _) -> tagDay(rows)).list();
    });
  }

  private static String queueSql(QueueFilter filter, @Nullable QueuePosition after) {
    List<String> conditions = new ArrayList<>(List.of(PostgresReadings.IS_LATEST));
    if (!filter.tagNames().isEmpty()) {
      conditions.add("tag_name = any(:tags)");
    }
    if (filter.from() != null) {
      conditions.add("slot_start >= :from");
    }
    if (filter.to() != null) {
      conditions.add("slot_start < :to");
    }
    if (after != null) {
      conditions.add("(operating_day, tag_name) > (:after_day, :after_tag)");
    }
    String having = filter.waitingOnly() ? " having count(*) filter (" + WAITING + ") > 0" : "";
    return QUEUE
        .replace("<conditions>", String.join(" and ", conditions))
        .replace("<having>", having);
  }

  private static final String WAITING = "where state = 'IN_REVIEW'";

  /** The fingerprints in the order that {@link Reviews#lock} gives them, so that hashes agree. */
  private static final String QUEUE =
      """
      select tag_name, operating_day,
        count(*) filter (where state = 'IN_REVIEW') as in_review,
        count(*) filter (where state = 'APPROVED') as approved,
        count(*) filter (where state = 'REJECTED') as rejected,
        count(*) filter (where value is null and state <> 'REJECTED') as without_value,
        count(*) filter (where flags <> '{}') as flagged,
        sha256(coalesce(
          string_agg(fingerprint, ''::bytea order by slot_start)
            filter (where state = 'IN_REVIEW'), ''::bytea)) as content_hash,
        min(recorded_at) filter (where state = 'IN_REVIEW') as waiting_since
      from reading r where <conditions>
      group by operating_day, tag_name<having>
      order by operating_day, tag_name limit :limit
      """;

  private static Candidate candidate(ResultSet rows) throws SQLException {
    return new Candidate(
        rows.getObject("id", UUID.class),
        HexFormat.of().formatHex(rows.getBytes("fingerprint")),
        rows.getString("author_sub"),
        ReviewState.valueOf(rows.getString("state")),
        rows.getBoolean("is_latest"));
  }

  private static TagDay tagDay(ResultSet rows) throws SQLException {
    return new TagDay(
        rows.getString("tag_name"),
        rows.getObject("operating_day", LocalDate.class),
        rows.getLong("in_review"),
        rows.getLong("approved"),
        rows.getLong("rejected"),
        rows.getLong("without_value"),
        rows.getLong("flagged"),
        HexFormat.of().formatHex(rows.getBytes("content_hash")),
        Columns.instantOrNull(rows, "waiting_since"));
  }

  /** An array as PostgreSQL writes one: identifiers need no quotes. */
  private static String uuids(Iterable<UUID> ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.toString()));
    return texts.stream().collect(Collectors.joining(",", "{", "}"));
  }
}
