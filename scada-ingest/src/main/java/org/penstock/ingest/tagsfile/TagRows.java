package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.ServerProfile;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagSpec;

/** From the row of a tag to the tag. */
final class TagRows {

  private static final Set<String> KEYS = keys();

  private final CollectingRows collecting;

  TagRows(IngestConfig config) {
    this.collecting = new CollectingRows(config);
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(CollectingRows.OF_TAG);
    keys.addAll(Set.of("tag_name", "source", "node_id", "area", "value_type", "unit", "asset_id"));
    keys.addAll(Set.of("asset_name", "description", "group", "enabled", "array_index"));
    keys.addAll(Set.of("alarm_tags", "alarm_owner"));
    return keys;
  }

  /** A tag that the source reads. */
  TagSpec read(Fields row, SourceSpec source) {
    String group = row.text("group", TagSpec.DEFAULT_GROUP);
    Collecting settings = source.groups().get(group);
    if (settings == null) {
      throw new IllegalArgumentException(
          "group: source %s has no group %s".formatted(source.id(), group));
    }
    return tag(row, row.text("node_id"), group, settings);
  }

  /** A tag whose values others publish. */
  TagSpec inbound(Fields row) {
    return tag(row, InboundTags.NODE, TagSpec.DEFAULT_GROUP, collecting.base(ServerProfile.AUTO));
  }

  private TagSpec tag(Fields row, String node, String group, Collecting settings) {
    row.only(KEYS);
    Collecting own = collecting.over(settings, row);
    return new TagSpec(
        row.text("tag_name"),
        node,
        row.text("area"),
        Fields.symbol("value_type", row.text("value_type"), ValueType.class),
        row.optional("unit"),
        row.optional("asset_id"),
        row.optional("asset_name"),
        row.optional("description"),
        group,
        // one object for the many tags that set nothing for themselves
        own.equals(settings) ? settings : own,
        row.flag("enabled", true),
        row.has("array_index") ? row.whole("array_index", 0) : null,
        alarmTags(row),
        alarmOwner(row));
  }

  /** As an object, or in a cell as {@code UNACK=a.b ACKED=c.d}. */
  private static Map<ScadaAlarmState, String> alarmTags(Fields row) {
    Map<ScadaAlarmState, String> tags = new EnumMap<>(ScadaAlarmState.class);
    JsonNode value = row.row().path("alarm_tags");
    if (value.isObject()) {
      value.properties().forEach(e -> put(tags, e.getKey(), e.getValue().asText()));
      return tags;
    }
    String text = row.optional("alarm_tags");
    for (String pair : text == null ? new String[0] : text.split(" +")) {
      int at = pair.indexOf('=');
      if (at < 0) {
        throw new IllegalArgumentException("alarm_tags: '%s' is not STATE=tag".formatted(pair));
      }
      put(tags, pair.substring(0, at), pair.substring(at + 1));
    }
    return tags;
  }

  private static @Nullable AlarmOrigin alarmOwner(Fields row) {
    String owner = row.optional("alarm_owner");
    return owner == null
        ? null
        : switch (owner) {
          case "ENGINE" -> AlarmOrigin.ENGINE;
          case "SCADA" -> AlarmOrigin.SCADA;
          case "BOTH" -> null;
          default ->
              throw new IllegalArgumentException(
                  "alarm_owner: '%s' is none of [ENGINE, SCADA, BOTH]".formatted(owner));
        };
  }

  private static void put(Map<ScadaAlarmState, String> tags, String state, String tag) {
    tags.put(Fields.symbol("alarm_tags", state, ScadaAlarmState.class), tag);
  }
}
