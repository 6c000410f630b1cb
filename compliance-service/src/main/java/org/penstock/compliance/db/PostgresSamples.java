package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.penstock.compliance.domain.slot.DueSlot;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.compliance.domain.slot.Sample;
import org.penstock.compliance.domain.slot.Samples;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.event.Quality;

/** Samples in the tables {@code sample} and {@code slot}. */
@Singleton
class PostgresSamples implements Samples {

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresSamples(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  /**
   * One statement for the batch: a driver that rewrites batches would not say which rows were new.
   */
  @Override
  public Set<SlotKey> keep(List<Sample> samples) {
    String rows = columns.json(samples.stream().map(PostgresSamples::row).toList());
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                insert into sample
                select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                  tag_name text, slot_start timestamptz, event_id text, at timestamptz,
                  value numeric, value_text text, quality text,
                  topic text, partition integer, "offset" bigint, held boolean)
                on conflict do nothing
                returning tag_name, slot_start
                """)
            .bind("rows", rows)
            .map((result, _) -> slotKey(result))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Map<String, Object> row(Sample sample) {
    Map<String, Object> row = new HashMap<>();
    row.put("tag_name", sample.slot().tagName());
    row.put("slot_start", sample.slot().start().toString());
    row.put("event_id", sample.eventId());
    row.put("at", sample.at().toString());
    row.put("value", sample.value());
    row.put("value_text", sample.text());
    row.put("quality", sample.quality().name());
    row.put("topic", sample.provenance().topic());
    row.put("partition", sample.provenance().partition());
    row.put("offset", sample.provenance().lastOffset());
    row.put("held", sample.held());
    return row;
  }

  @Override
  public void changed(List<DueSlot> slots, Instant now) {
    if (slots.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into slot (tag_name, slot_start, partition, due_at, changed, changed_at)
              values (:tag, :start, :partition, :due, true, :now)
              on conflict (tag_name, slot_start) do update
              set partition = excluded.partition, due_at = excluded.due_at,
                changed = true, changed_at = excluded.changed_at
              """);
      for (DueSlot slot : slots) {
        batch
            .bind("tag", slot.slot().tagName())
            .bind("start", Columns.at(slot.slot().start()))
            .bind("partition", slot.partition())
            .bind("due", Columns.at(slot.dueAt()))
            .bind("now", Columns.at(now))
            .add();
      }
      batch.execute();
    });
  }

  @Override
  public List<SlotKey> due(Instant now, Set<Integer> partitions, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select tag_name, slot_start from slot
                where changed and due_at <= :now and partition = any(:partitions)
                order by slot_start, tag_name limit :most for update
                """)
            .bind("now", Columns.at(now))
            .bindBySqlType("partitions", partitions.toArray(Integer[]::new), Types.ARRAY)
            .bind("most", most)
            .map((rows, _) -> slotKey(rows))
            .list());
  }

  @Override
  public List<Sample> of(SlotKey slot) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select * from sample where tag_name = :tag and slot_start = :start"
                    + " order by at, event_id")
            .bind("tag", slot.tagName())
            .bind("start", Columns.at(slot.start()))
            .map((rows, _) -> sample(rows))
            .list());
  }

  @Override
  public void closed(SlotKey slot) {
    jdbi.useHandle(handle ->
        handle.execute(
            "update slot set changed = false where tag_name = ? and slot_start = ?",
            slot.tagName(),
            Columns.at(slot.start())));
  }

  @Override
  public int forget(Instant before) {
    return jdbi.withHandle(handle ->
        handle.execute(
            """
            with gone as (
              delete from slot where not changed and changed_at < ?
              returning tag_name, slot_start)
            delete from sample s using gone g
            where s.tag_name = g.tag_name and s.slot_start = g.slot_start
            """,
            Columns.at(before)));
  }

  @Override
  public boolean isForgotten(SlotKey slot) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select exists (
                    select from reading where tag_name = :tag and slot_start = :start)
                  and not exists (
                    select from slot where tag_name = :tag and slot_start = :start)
                """)
            .bind("tag", slot.tagName())
            .bind("start", Columns.at(slot.start()))
            .mapTo(Boolean.class)
            .one());
  }

  private static SlotKey slotKey(ResultSet rows) throws SQLException {
    return new SlotKey(rows.getString("tag_name"), Columns.instant(rows, "slot_start"));
  }

  private static Sample sample(ResultSet rows) throws SQLException {
    long offset = rows.getLong("offset");
    return new Sample(
        rows.getString("event_id"),
        slotKey(rows),
        Columns.instant(rows, "at"),
        rows.getBigDecimal("value"),
        rows.getString("value_text"),
        Quality.valueOf(rows.getString("quality")),
        new Provenance(rows.getString("topic"), rows.getInt("partition"), offset, offset),
        rows.getBoolean("held"));
  }
}
