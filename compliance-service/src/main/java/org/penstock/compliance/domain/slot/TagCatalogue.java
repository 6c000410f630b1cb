package org.penstock.compliance.domain.slot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The plant, its clock and its compliance tags by name. */
public final class TagCatalogue {

  private final String plantId;
  private final PlantTime time;
  private final Map<String, ComplianceTag> tags = new TreeMap<>();

  /** Refuses two tags of one name and two tags that WIMS would take for one. */
  public TagCatalogue(String plantId, PlantTime time, List<ComplianceTag> tags) {
    this.plantId = plantId;
    this.time = time;
    Map<String, String> byWimsTag = new TreeMap<>();
    for (ComplianceTag tag : tags) {
      if (this.tags.put(tag.name(), tag) != null) {
        throw new IllegalArgumentException("tag " + tag.name() + " is there twice");
      }
      String wimsTag = tag.wimsTag();
      if (wimsTag != null && byWimsTag.put(wimsTag, tag.name()) != null) {
        throw new IllegalArgumentException("wims_tag " + wimsTag + " is there twice");
      }
    }
  }

  /** The plant's identifier. */
  public String plantId() {
    return plantId;
  }

  /** The plant's clock for records. */
  public PlantTime time() {
    return time;
  }

  /** The tag of this name, if it is a compliance tag. */
  public Optional<ComplianceTag> find(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /** All tags in the order of their names. */
  public Collection<ComplianceTag> all() {
    return List.copyOf(tags.values());
  }

  /** The slot that a time falls into. */
  public SlotKey slotOf(ComplianceTag tag, Instant at) {
    return new SlotKey(tag.name(), time.slotStart(at, tag.slot()));
  }
}
