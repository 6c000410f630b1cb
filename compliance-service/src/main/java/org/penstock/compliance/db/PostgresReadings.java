package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.reading.ReadingFilter;
import org.penstock.compliance.domain.reading.ReadingPosition;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.SlotKey;

/** Readings in the table {@code reading}. */
@Singleton
class PostgresReadings implements Readings {

  /** That no revision has replaced the row {@code r}. */
  static final String IS_LATEST =
      """
      not exists (
        select from reading n
        where n.slot_start = r.slot_start and n.tag_name = r.tag_name and n.revision > r.revision)
      """;

  private final Jdbi jdbi;
  private final Columns columns;
  private final ReadingRows readingRows;

  PostgresReadings(Jdbi jdbi, Columns columns, ReadingRows readingRows) {
    this.jdbi = jdbi;
    this.columns = columns;
    this.readingRows = readingRows;
  }

  @Override
  public boolean add(Reading reading) {
    Qualification qualification = reading.qualification();
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    insert into reading (id, tag_name, slot_start, revision, operating_day,
                      value, value_text, qualifier, detection_limit, quality, origin, flags, author,
                      reason, provenance,
                      recorded_at, fingerprint, state)
                    values (:id, :tag, :start, :revision, :day, :value, :text,
                      :qualifier, :limit, :quality,
                      :origin, :flags, cast(:author as jsonb), :reason,
                      cast(:provenance as jsonb), :recorded, :fingerprint, :state)
                    on conflict (slot_start, tag_name, revision) do nothing
                    """)
                .bind("id", reading.id())
                .bind("tag", reading.slot().tagName())
                .bind("start", Columns.at(reading.slot().start()))
                .bind("revision", reading.revision())
                .bind("day", reading.operatingDay())
                .bind("value", reading.value())
                .bind("text", reading.text())
                .bind("qualifier", qualification == null ? null : qualification.qualifier().name())
                .bind("limit", qualification == null ? null : qualification.detectionLimit())
                .bind("quality", reading.quality().name())
                .bind("origin", reading.origin().name())
                .bindBySqlType("flags", flags(reading), Types.ARRAY)
                .bind("author", columns.json(reading.author()))
                .bind("reason", reading.reason())
                .bind("provenance", columns.json(reading.provenance()))
                .bind("recorded", Columns.at(reading.recordedAt()))
                .bind("fingerprint", HexFormat.of().parseHex(Fingerprint.of(reading)))
                .bind("state", reading.state().name())
                .execute()
            == 1);
  }

  private static String[] flags(Reading reading) {
    return Columns.array(reading.flags().stream().map(Enum::name).toList());
  }

  @Override
  public Optional<Reading> latest(SlotKey slot) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select * from reading where slot_start = :start and tag_name = :tag"
                    + " order by revision desc limit 1")
            .bind("start", Columns.at(slot.start()))
            .bind("tag", slot.tagName())
            .map(readingRows)
            .findOne());
  }

  @Override
  public List<Reading> list(ReadingFilter filter, @Nullable ReadingPosition after, int limit) {
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(sql(filter, after)).bind("limit", limit);
      bind(query, filter);
      if (after != null) {
        query
            .bind("after_start", Columns.at(after.slotStart()))
            .bind("after_tag", after.tagName())
            .bind("after_revision", after.revision());
      }
      return query.map(readingRows).list();
    });
  }

  private static String sql(ReadingFilter filter, @Nullable ReadingPosition after) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (!filter.tagNames().isEmpty()) {
      conditions.add("tag_name = any(:tags)");
    }
    if (filter.from() != null) {
      conditions.add("slot_start >= :from");
    }
    if (filter.to() != null) {
      conditions.add("slot_start < :to");
    }
    if (filter.state() != null) {
      conditions.add("state = :state");
    }
    if (!filter.allRevisions()) {
      conditions.add(IS_LATEST);
    }
    if (after != null) {
      conditions.add(
          "(slot_start, tag_name, revision) > (:after_start, :after_tag, :after_revision)");
    }
    return "select * from reading r where "
        + String.join(" and ", conditions)
        + " order by slot_start, tag_name, revision limit :limit";
  }

  private static void bind(Query query, ReadingFilter filter) {
    if (!filter.tagNames().isEmpty()) {
      query.bindBySqlType("tags", Columns.array(filter.tagNames()), Types.ARRAY);
    }
    if (filter.from() != null) {
      query.bind("from", Columns.at(filter.from()));
    }
    if (filter.to() != null) {
      query.bind("to", Columns.at(filter.to()));
    }
    ReviewState state = filter.state();
    if (state != null) {
      query.bind("state", state.name());
    }
  }
}
