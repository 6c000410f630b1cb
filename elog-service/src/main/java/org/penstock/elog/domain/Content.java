package org.penstock.elog.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.event.EntryReference;

/**
 * What an entry says.
 *
 * @param metadata a tree of maps, lists, text, numbers, booleans and nulls
 * @param mustRead whether the next shift has to confirm that it read this
 * @param priority 1 highest to 5
 */
public record Content(
    @Nullable String title,
    String body,
    @Nullable String area,
    List<String> tags,
    List<EntryReference> refs,
    Map<String, @Nullable Object> metadata,
    boolean mustRead,
    int priority) {

  /** The priority of an entry that gives none. */
  public static final int NORMAL = 3;

  private static final int URGENT = 2;

  public Content {
    tags = List.copyOf(tags);
    refs = List.copyOf(refs);
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** A text and nothing else. */
  public static Content of(String body) {
    return new Content(null, body, null, List.of(), List.of(), Map.of(), false, NORMAL);
  }

  /** The same with another body. */
  public Content withBody(String other) {
    return new Content(title, other, area, tags, refs, metadata, mustRead, priority);
  }

  /** The same with other metadata. */
  public Content withMetadata(Map<String, @Nullable Object> other) {
    return new Content(title, body, area, tags, refs, other, mustRead, priority);
  }

  /** The same as something that the next shift has to read. */
  public Content urgent() {
    return new Content(title, body, area, tags, refs, metadata, true, URGENT);
  }
}
