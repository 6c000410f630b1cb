package org.penstock.compliance.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.review.QueueFilter;
import org.penstock.compliance.domain.review.QueuePosition;
import org.penstock.compliance.domain.review.TagDay;

/**
 * A page of the review queue: the days of a tag come from {@code review_day}, so that only the
 * readings of the days on the page are looked at, however many there are.
 */
final class QueueQuery {

  /** The fingerprints in the order that decisions have them, so that hashes agree. */
  private static final String PAGE =
      """
      select d.tag_name, d.operating_day, readings.*
      from review_day d cross join lateral (
        select count(*) as total,
          count(*) filter (where state = 'IN_REVIEW') as in_review,
          count(*) filter (where state in ('APPROVED', 'LOCKED')) as approved,
          count(*) filter (where state = 'REJECTED') as rejected,
          count(*) filter (where value is null and qualifier is null and state <> 'REJECTED')
            as without_value,
          count(*) filter (where flags <> '{}') as flagged,
          sha256(coalesce(
            string_agg(fingerprint, ''::bytea order by slot_start)
              filter (where state = 'IN_REVIEW'), ''::bytea)) as content_hash,
          min(recorded_at) filter (where state = 'IN_REVIEW') as waiting_since
        from reading r
        where r.operating_day = d.operating_day and r.tag_name = d.tag_name<slots> and <latest>
      ) readings
      where <days> order by d.operating_day, d.tag_name limit :limit
      """;

  private QueueQuery() {}

  static List<TagDay> run(
      Handle handle, QueueFilter filter, @Nullable QueuePosition after, int limit) {
    List<String> days = new ArrayList<>();
    String slots = "";
    days.add(
        filter.waitingOnly() ? "d.in_review > 0 and readings.in_review > 0" : "readings.total > 0");
    if (!filter.tagNames().isEmpty()) {
      days.add("d.tag_name = any(:tags)");
    }
    if (filter.from() != null) {
      slots += " and r.slot_start >= :from";
      days.add("d.operating_day >= :first_day");
    }
    if (filter.to() != null) {
      slots += " and r.slot_start < :to";
      days.add("d.operating_day <= :last_day");
    }
    if (after != null) {
      days.add("(d.operating_day, d.tag_name) > (:after_day, :after_tag)");
    }
    Query query =
        handle
            .createQuery(
                PAGE.replace("<slots>", slots)
                    .replace("<latest>", PostgresReadings.IS_LATEST)
                    .replace("<days>", String.join(" and ", days)))
            .bind("limit", limit);
    return bind(query, filter, after).map((row, _) -> tagDay(row)).list();
  }

  private static Query bind(Query query, QueueFilter filter, @Nullable QueuePosition after) {
    if (!filter.tagNames().isEmpty()) {
      query.bindBySqlType("tags", Columns.array(filter.tagNames()), Types.ARRAY);
    }
    if (filter.from() != null) {
      query.bind("from", Columns.at(filter.from())).bind("first_day", filter.firstDay());
    }
    if (filter.to() != null) {
      query.bind("to", Columns.at(filter.to())).bind("last_day", filter.lastDay());
    }
    if (after != null) {
      query.bind("after_day", after.operatingDay()).bind("after_tag", after.tagName());
    }
    return query;
  }

  private static TagDay tagDay(ResultSet row) throws SQLException {
    return new TagDay(
        row.getString("tag_name"),
        row.getObject("operating_day", LocalDate.class),
        row.getLong("in_review"),
        row.getLong("approved"),
        row.getLong("rejected"),
        row.getLong("without_value"),
        row.getLong("flagged"),
        HexFormat.of().formatHex(row.getBytes("content_hash")),
        Columns.instantOrNull(row, "waiting_since"));
  }
}
