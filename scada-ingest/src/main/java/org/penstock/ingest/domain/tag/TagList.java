package org.penstock.ingest.domain.tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tags in the order of the configuration, each name once, found by name without a search. */
public final class TagList {

  private final Map<String, TagSpec> byName;
  private final List<TagSpec> enabled;

  private TagList(Map<String, TagSpec> byName) {
    this.byName = byName;
    this.enabled = byName.values().stream().filter(TagSpec::enabled).toList();
  }

  /** The list of these tags. */
  public static TagList of(List<TagSpec> tags) {
    Map<String, TagSpec> byName = LinkedHashMap.newLinkedHashMap(tags.size());
    for (TagSpec tag : tags) {
      if (byName.put(tag.tagName(), tag) != null) {
        throw new IllegalArgumentException("%s is named twice".formatted(tag.tagName()));
      }
    }
    return new TagList(byName);
  }

  /** All tags, also those that are switched off. */
  public List<TagSpec> all() {
    return List.copyOf(byName.values());
  }

  /** The tags to collect. */
  public List<TagSpec> enabled() {
    return enabled;
  }

  /** The tag of that name, also when it is switched off. */
  public Optional<TagSpec> named(String tagName) {
    return Optional.ofNullable(byName.get(tagName));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagList list && byName.equals(list.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return "TagList[%d tags]".formatted(byName.size());
  }
}
