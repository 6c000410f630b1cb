package org.penstock.ingest.tagsfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.source.TagSpec;

/** From the rows of the file to sources and tags; what cannot be used is listed with the reason. */
final class TagRows {

  private final Duration expectedPeriod;
  private final Config secrets;
  private final List<String> rejected = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  TagRows(Duration expectedPeriod, Config secrets) {
    this.expectedPeriod = expectedPeriod;
    this.secrets = secrets;
  }

  Sources sources(JsonNode root, long revision) {
    JsonNode source = root.path("source");
    List<TagSpec> tags = tags(root.path("tags"), null);
    List<TagSpec> inbound = tags(root.path("inbound_tags"), InboundTags.NODE);
    List<SourceSpec> all = new ArrayList<>();
    try {
      all.add(source(source, tags, revision));
    } catch (IllegalArgumentException e) {
      rejected.add("source: " + e.getMessage());
    }
    InboundTags inboundTags =
        new InboundTags(source.path("plant_id").asText(""), inbound, revision);
    return new Sources(all, inboundTags, rejected);
  }

  private SourceSpec source(JsonNode source, List<TagSpec> tags, long revision) {
    JsonNode security = source.path("security");
    return new SourceSpec(
        text(source, "id"),
        text(source, "plant_id"),
        text(source, "endpoint_url"),
        new SourceSpec.Security(text(security, "policy"), text(security, "mode")),
        login(source.path("identity")),
        new SourceSpec.Collection(
            duration(source, "publishing_interval", Duration.ofSeconds(1)),
            duration(source, "sampling_interval", Duration.ofSeconds(1)),
            source.path("queue_size").asInt(10)),
        tags,
        revision);
  }

  /** The file names where the password is; it never holds it. */
  private SourceSpec.Login login(JsonNode identity) {
    String key = text(identity, "password_from");
    String password =
        secrets
            .getOptionalValue(key, String.class)
            .orElseThrow(() -> new IllegalArgumentException("%s is not set".formatted(key)));
    return new SourceSpec.Login(text(identity, "username"), password);
  }

  private List<TagSpec> tags(JsonNode rows, @Nullable String node) {
    List<TagSpec> tags = new ArrayList<>();
    int number = 0;
    for (JsonNode row : rows) {
      number++;
      try {
        TagSpec tag = tag(row, node == null ? text(row, "node_id") : node);
        if (!names.add(tag.tagName())) {
          throw new IllegalArgumentException(tag.tagName() + " is there already");
        }
        tags.add(tag);
      } catch (IllegalArgumentException e) {
        rejected.add("tag %d: %s".formatted(number, e.getMessage()));
      }
    }
    return tags;
  }

  private TagSpec tag(JsonNode row, String node) {
    return new TagSpec(
        text(row, "tag_name"),
        node,
        text(row, "area"),
        ValueType.valueOf(text(row, "value_type").toUpperCase(Locale.ROOT)),
        optional(row, "unit"),
        optional(row, "asset_id"),
        optional(row, "asset_name"),
        optional(row, "description"),
        row.hasNonNull("deadband") ? row.get("deadband").asDouble() : null,
        duration(row, "expected_period", expectedPeriod));
  }

  private static String text(JsonNode row, String key) {
    String text = optional(row, key);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }

  private static @Nullable String optional(JsonNode row, String key) {
    return row.hasNonNull(key) ? row.get(key).asText() : null;
  }

  private static Duration duration(JsonNode row, String key, Duration otherwise) {
    String text = optional(row, key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Duration.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is no duration such as PT1S".formatted(key, text), e);
    }
  }
}
