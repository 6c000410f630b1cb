package org.penstock.ingest.domain.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What another tag list means for the tags that are collected now. */
public record TagChanges(List<TagSpec> added, List<TagSpec> removed, List<Change> changed) {

  /** A tag that is collected before and after. */
  public record Change(TagSpec before, TagSpec after) {

    /** Whether its values come from elsewhere, or by another service, than before. */
    public boolean isOtherItem() {
      return !isSameNode()
          || before.collecting().mode() != after.collecting().mode()
          || !before.collecting().publishing().equals(after.collecting().publishing());
    }

    /** Whether what is collected stays the same, however it is collected. */
    public boolean isSameNode() {
      return before.nodeId().equals(after.nodeId())
          && Optional.ofNullable(before.arrayIndex())
              .equals(Optional.ofNullable(after.arrayIndex()));
    }

    /** Whether the server must collect it in another way, besides what makes it another item. */
    public boolean isOtherwiseCollected() {
      return !before.collecting().equals(after.collecting())
          || before.isNumeric() != after.isNumeric();
    }
  }

  public TagChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /** The way from one list to another; a tag that is switched off counts as not there. */
  public static TagChanges between(TagList before, TagList after) {
    List<TagSpec> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (TagSpec tag : after.enabled()) {
      Optional<TagSpec> known = before.named(tag.tagName()).filter(TagSpec::enabled);
      if (known.isEmpty()) {
        added.add(tag);
      } else if (!known.get().equals(tag)) {
        changed.add(new Change(known.get(), tag));
      }
    }
    List<TagSpec> removed =
        before.enabled().stream()
            .filter(tag -> after.named(tag.tagName()).filter(TagSpec::enabled).isEmpty())
            .toList();
    return new TagChanges(added, removed, changed);
  }

  /** Whether nothing is to do. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }
}
