package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.penstock.compliance.domain.reading.LateReadings;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.SlotValue;

/** Held values in the table {@code late_reading}. */
@Singleton
class PostgresLateReadings implements LateReadings {

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresLateReadings(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  /** The lock on the reading keeps whoever opens it waiting, who then takes out what is held. */
  @Override
  public Holding hold(SlotKey slot, SlotValue value, Instant at) {
    return jdbi.withHandle(handle -> {
      boolean isLocked =
          handle
              .createQuery(
                  "select state = 'LOCKED' from reading where tag_name = :tag and slot_start = :start"
                      + " order by revision desc limit 1 for share")
              .bind("tag", slot.tagName())
              .bind("start", Columns.at(slot.start()))
              .mapTo(Boolean.class)
              .findOne()
              .orElse(false);
      if (!isLocked) {
        return Holding.NOT_LOCKED;
      }
      return insert(handle, slot, value, at) > 0 ? Holding.HELD : Holding.KNOWN;
    });
  }

  private int insert(Handle handle, SlotKey slot, SlotValue value, Instant at) {
    return handle
        .createUpdate(
            """
            insert into late_reading (tag_name, slot_start, value, held_at)
            values (:tag, :start, cast(:value as jsonb), :at)
            on conflict (tag_name, slot_start) do update
            set value = excluded.value, held_at = excluded.held_at
            where late_reading.value <> excluded.value
            """)
        .bind("tag", slot.tagName())
        .bind("start", Columns.at(slot.start()))
        .bind("value", columns.json(value))
        .bind("at", Columns.at(at))
        .execute();
  }

  @Override
  public void forget(SlotKey slot) {
    jdbi.useHandle(handle ->
        handle.execute(
            "delete from late_reading where tag_name = ? and slot_start = ?",
            slot.tagName(),
            Columns.at(slot.start())));
  }

  @Override
  public List<Held> takeOpened() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                delete from late_reading l using reading r
                where r.slot_start = l.slot_start and r.tag_name = l.tag_name and r.state <> 'LOCKED'
                  and not exists (
                    select from reading n
                    where n.slot_start = r.slot_start and n.tag_name = r.tag_name
                      and n.revision > r.revision)
                returning l.tag_name, l.slot_start, l.value
                """)
            .map((row, _) ->
                new Held(
                    new SlotKey(row.getString("tag_name"), Columns.instant(row, "slot_start")),
                    columns.fromJson(row.getString("value"), SlotValue.class)))
            .list());
  }
}
