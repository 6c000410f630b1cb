package org.penstock.elog.domain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.EntryReference;

/**
 * The text of an entry that is stored and hashed: the whole entry, and the only place it is stored
 * in. Fields are only ever added; an old entry keeps the text it was written with.
 */
public final class CanonicalEntry {

  private CanonicalEntry() {}

  /** The entry as canonical JSON. */
  public static String text(LogEntry entry) {
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("entry_id", entry.id());
    tree.put("plant_id", entry.plantId());
    tree.put("entry_type", entry.type().symbol());
    tree.put("actor_kind", entry.actorKind());
    tree.put("operator_id", entry.operator().id());
    tree.put("operator_name", entry.operator().name());
    tree.put("recorded_by_id", entry.recordedBy().id());
    tree.put("recorded_by_name", entry.recordedBy().name());
    SourceEvent source = entry.source();
    tree.put("source_service", source == null ? null : source.service());
    tree.put("source_event_id", source == null ? null : source.id());
    putContent(tree, entry.content());
    putTimes(tree, entry.times());
    putVersion(tree, entry.version());
    return CanonicalJson.write(tree);
  }

  /** A value of the metadata where only text fits: text as it is, all else as canonical JSON. */
  public static String metadataText(Object value) {
    return value instanceof String text ? text : CanonicalJson.write(value);
  }

  private static void putContent(Map<String, @Nullable Object> tree, Content content) {
    tree.put("title", content.title());
    tree.put("body", content.body());
    tree.put("area", content.area());
    tree.put("tags", content.tags());
    tree.put("refs", content.refs().stream().map(CanonicalEntry::ref).toList());
    tree.put("metadata", content.metadata());
    tree.put("must_read", content.mustRead());
    tree.put("priority", content.priority());
  }

  private static void putTimes(Map<String, @Nullable Object> tree, Times times) {
    tree.put("occurred_at", times.occurredAt());
    tree.put("recorded_at", times.recordedAt());
    tree.put("late", times.isLate());
    tree.put("late_by_s", times.lateBy().toSeconds());
  }

  private static void putVersion(Map<String, @Nullable Object> tree, Version version) {
    tree.put("root_id", version.rootId());
    tree.put("version", version.number());
    tree.put("supersedes_id", version.supersedes());
    tree.put("change_kind", version.kind());
    tree.put("change_reason", version.reason());
  }

  private static Map<String, @Nullable Object> ref(EntryReference ref) {
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("type", ref.type());
    tree.put("id", ref.id());
    tree.put("label", ref.label());
    return tree;
  }
}
