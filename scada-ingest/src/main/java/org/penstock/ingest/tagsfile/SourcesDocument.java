package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.tag.TagList;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * From the whole file to sources and tags. What cannot be used is listed with the reason; it never
 * keeps the rest out.
 */
final class SourcesDocument {

  private final List<String> rejected = new ArrayList<>();
  private final Map<Integer, String> rejectedTags = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, SourceSpec> sources = new LinkedHashMap<>();
  private final Set<String> unusable = new HashSet<>();
  private final SourceRows sourceRows;
  private final TagRows tagRows;

  private SourcesDocument(IngestConfig config) {
    this.sourceRows = new SourceRows(config, rejected::add);
    this.tagRows = new TagRows(config);
  }

  static Sources read(JsonNode root, IngestConfig config, long revision) {
    return new SourcesDocument(config).sources(root, revision);
  }

  /** Which tags cannot be used, by number from 1, and why. */
  static Map<Integer, String> judgeTags(JsonNode root, IngestConfig config) {
    SourcesDocument document = new SourcesDocument(config);
    var _ = document.sources(root, 0);
    return document.rejectedTags;
  }

  private Sources sources(JsonNode root, long revision) {
    List<JsonNode> rows = sourceRowsOf(root);
    String plantId =
        root.path("plant_id")
            .asText(rows.isEmpty() ? "" : rows.getFirst().path("plant_id").asText());
    for (int i = 0; i < rows.size(); i++) {
      addSource(rows.get(i), i + 1, plantId, revision);
    }
    // First, so that an import of tags is judged against them.
    List<TagSpec> inbound = inbound(root.path("inbound_tags"));
    Map<String, List<TagSpec>> tags = tags(root.path("tags"));
    List<SourceSpec> all = new ArrayList<>();
    for (SourceSpec source : sources.values()) {
      List<TagSpec> own = tags.getOrDefault(source.id(), List.of());
      all.add(source.withTags(TagList.of(own), revision));
    }
    return new Sources(all, new InboundTags(plantId, inbound, revision), rejected);
  }

  /** A list of sources, or the one of a file that has but one. */
  static List<JsonNode> sourceRowsOf(JsonNode root) {
    if (root.has("source")) {
      return List.of(root.get("source"));
    }
    return StreamSupport.stream(root.path("sources").spliterator(), false).toList();
  }

  private void addSource(JsonNode row, int number, String plantId, long revision) {
    String id = row.path("id").asText("");
    try {
      SourceSpec source = sourceRows.source(new Fields(row), plantId, revision);
      if (sources.putIfAbsent(source.id(), source) != null) {
        throw new IllegalArgumentException("there is one of that id already");
      }
    } catch (IllegalArgumentException e) {
      unusable.add(id);
      rejected.add("source %s: %s".formatted(id.isEmpty() ? number : id, e.getMessage()));
    }
  }

  private Map<String, List<TagSpec>> tags(JsonNode rows) {
    Map<String, List<TagSpec>> tags = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode row : rows) {
      number++;
      try {
        SourceSpec source = sourceOf(row);
        if (source == null) {
          rejectedTags.put(number, "its source cannot be used");
        } else {
          TagSpec tag = onlyOnce(tagRows.read(new Fields(row), source));
          tags.computeIfAbsent(source.id(), _ -> new ArrayList<>()).add(tag);
        }
      } catch (IllegalArgumentException e) {
        rejectedTags.put(number, String.valueOf(e.getMessage()));
        rejected.add(words("tag", number, row, e));
      }
    }
    return tags;
  }

  /** The source of a tag; null when it is there and was found unusable, which was said once. */
  private @Nullable SourceSpec sourceOf(JsonNode row) {
    String id = new Fields(row).optional("source");
    if (id == null) {
      if (sources.size() + unusable.size() > 1) {
        throw new IllegalArgumentException("source is missing, and there are several");
      }
      return sources.values().stream().findFirst().orElse(null);
    }
    SourceSpec source = sources.get(id);
    if (source == null && !unusable.contains(id)) {
      throw new IllegalArgumentException("there is no source %s".formatted(id));
    }
    return source;
  }

  private List<TagSpec> inbound(JsonNode rows) {
    List<TagSpec> tags = new ArrayList<>();
    int number = 0;
    for (JsonNode row : rows) {
      number++;
      try {
        tags.add(onlyOnce(tagRows.inbound(new Fields(row))));
      } catch (IllegalArgumentException e) {
        rejected.add(words("inbound tag", number, row, e));
      }
    }
    return tags;
  }

  private TagSpec onlyOnce(TagSpec tag) {
    if (!names.add(tag.tagName())) {
      throw new IllegalArgumentException(tag.tagName() + " is there already");
    }
    return tag;
  }

  private static String words(String what, int number, JsonNode row, Exception e) {
    String name = row.path("tag_name").asText("");
    String which = name.isEmpty() ? "" : " (%s)".formatted(name);
    return "%s %d%s: %s".formatted(what, number, which, e.getMessage());
  }
}
