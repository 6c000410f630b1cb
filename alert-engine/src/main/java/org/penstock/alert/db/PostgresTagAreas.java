package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.event.TagMetadata;

/** Table {@code tag}. */
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
  public void put(List<TagMetadata> tags) {
    if (tags.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into tag (tag_name, area, asset_id, asset_name, unit, updated_at)"
                  + " values (:tag, :area, :assetId, :assetName, :unit, :updatedAt)"
                  + " on conflict (tag_name) do update set area = excluded.area,"
                  + " asset_id = excluded.asset_id, asset_name = excluded.asset_name,"
                  + " unit = excluded.unit, updated_at = excluded.updated_at");
      for (TagMetadata tag : tags) {
        batch
            .bind("tag", tag.tagName())
            .bind("area", tag.area())
            .bind("assetId", tag.assetId())
            .bind("assetName", tag.assetName())
            .bind("unit", tag.unit())
            .bind("updatedAt", tag.updatedAt().atOffset(ZoneOffset.UTC))
            .add();
      }
      batch.execute();
    });
  }

  @Override
  public void remove(List<String> tagNames) {
    if (!tagNames.isEmpty()) {
      jdbi.useHandle(handle ->
          handle
              .createUpdate("delete from tag where tag_name = any(:names)")
              .bindArray("names", String.class, tagNames.toArray())
              .execute());
    }
  }
}
