package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.scada.AlarmOwner;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.event.TagMetadata;

/** Tables {@code tag} and {@code tag_change}. */
@ApplicationScoped
class PostgresTagAreas implements TagAreas {

  private final Jdbi jdbi;

  PostgresTagAreas(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<String, String> all() {
    Map<String, String> areas = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("select tag_name, area from tag")
            .map((rows, _) -> Map.entry(rows.getString(1), rows.getString(2)))
            .forEach(row -> areas.put(row.getKey(), row.getValue())));
    return areas;
  }

  @Override
  public Set<String> ownedByScada() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select tag_name from tag where alarm_owner = :owner")
            .bind("owner", AlarmOwner.SCADA.name())
            .mapTo(String.class)
            .set());
  }

  @Override
  public Map<String, TagPlace> places(Collection<String> tagNames) {
    Map<String, TagPlace> places = new HashMap<>();
    if (!tagNames.isEmpty()) {
      jdbi.useHandle(handle ->
          handle
              .createQuery(
                  "select tag_name, area, asset_id, asset_name, alarm_owner from tag"
                      + " where tag_name = any(:names)")
              .bindArray("names", String.class, tagNames.toArray())
              .map((rows, _) -> Map.entry(rows.getString("tag_name"), place(rows)))
              .forEach(row -> places.put(row.getKey(), row.getValue())));
    }
    return places;
  }

  private static TagPlace place(ResultSet rows) throws SQLException {
    String owner = rows.getString("alarm_owner");
    return new TagPlace(
        rows.getString("area"),
        rows.getString("asset_id"),
        rows.getString("asset_name"),
        owner == null ? AlarmOwner.BOTH : AlarmOwner.valueOf(owner));
  }

  @Override
  public long newestChange() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select change from tag_change").mapTo(Long.class).one());
  }

  @Override
  public void put(List<TagMetadata> tags) {
    if (tags.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into tag"
                  + " (tag_name, area, asset_id, asset_name, unit, alarm_owner, updated_at)"
                  + " values (:tag, :area, :assetId, :assetName, :unit, :owner, :updatedAt)"
                  + " on conflict (tag_name) do update set area = excluded.area,"
                  + " asset_id = excluded.asset_id, asset_name = excluded.asset_name,"
                  + " unit = excluded.unit, alarm_owner = excluded.alarm_owner,"
                  + " updated_at = excluded.updated_at"
                  // Each restart of scada-ingest tells every tag again; that is no change.
                  + " where (tag.area, tag.asset_id, tag.asset_name, tag.unit, tag.alarm_owner)"
                  + " is distinct from (excluded.area, excluded.asset_id, excluded.asset_name,"
                  + " excluded.unit, excluded.alarm_owner)");
      for (TagMetadata tag : tags) {
        batch
            .bind("tag", tag.tagName())
            .bind("area", tag.area())
            .bind("assetId", tag.assetId())
            .bind("assetName", tag.assetName())
            .bind("unit", tag.unit())
            .bind("owner", AlarmOwner.of(tag.alarmOwner()).name())
            .bind("updatedAt", tag.updatedAt().atOffset(ZoneOffset.UTC))
            .add();
      }
      // A batch that the driver made one statement of answers with "done, nobody knows how often".
      countChange(handle, IntStream.of(batch.execute()).anyMatch(rows -> rows != 0));
    });
  }

  @Override
  public void remove(List<String> tagNames) {
    if (!tagNames.isEmpty()) {
      jdbi.useHandle(handle -> {
        int gone =
            handle
                .createUpdate("delete from tag where tag_name = any(:names)")
                .bindArray("names", String.class, tagNames.toArray())
                .execute();
        countChange(handle, gone > 0);
      });
    }
  }

  private static void countChange(Handle handle, boolean isChanged) {
    if (isChanged) {
      handle.execute("update tag_change set change = change + 1");
    }
  }
}
