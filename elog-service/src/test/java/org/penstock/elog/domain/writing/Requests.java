package org.penstock.elog.domain.writing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Operator;
import org.penstock.event.EntryReference;

/** Requests that are in order but for what a test changes. */
final class Requests {

  static final Instant NOW = Instant.parse("2026-11-23T14:05:00.123456Z");
  static final Writer JANE =
      new Writer(new Operator("u-1", "Jane Doe"), "jane", Set.of("wtp-1"), false);
  static final Writer LEE =
      new Writer(new Operator("u-2", "Sam Lee"), "sam", Set.of("wtp-1"), true);

  private @Nullable String plant = "wtp-1";
  private @Nullable String type = "note";
  private @Nullable String title;
  private @Nullable String body = "Filter 3 backwashed.";
  private @Nullable Instant occurredAt;
  private @Nullable String area;
  private List<String> tags = List.of();
  private List<EntryReference> refs = List.of();
  private Map<String, @Nullable Object> metadata = new HashMap<>();
  private @Nullable Integer priority;
  private EntryRequest.Claim claim = new EntryRequest.Claim(null, null);

  private Requests() {}

  static Requests request() {
    return new Requests();
  }

  Requests plant(@Nullable String other) {
    plant = other;
    return this;
  }

  Requests type(@Nullable String other) {
    type = other;
    return this;
  }

  Requests title(@Nullable String other) {
    title = other;
    return this;
  }

  Requests body(@Nullable String other) {
    body = other;
    return this;
  }

  Requests occurredAt(@Nullable Instant other) {
    occurredAt = other;
    return this;
  }

  Requests area(@Nullable String other) {
    area = other;
    return this;
  }

  Requests tags(List<String> others) {
    tags = others;
    return this;
  }

  Requests refs(List<EntryReference> others) {
    refs = others;
    return this;
  }

  Requests metadata(String key, @Nullable Object value) {
    metadata.put(key, value);
    return this;
  }

  Requests priority(int other) {
    priority = other;
    return this;
  }

  Requests claiming(@Nullable String id, @Nullable String name) {
    claim = new EntryRequest.Claim(id, name);
    return this;
  }

  EntryRequest get() {
    return new EntryRequest(
        plant, type, title, body, occurredAt, area, tags, refs, metadata, null, priority, claim);
  }
}
