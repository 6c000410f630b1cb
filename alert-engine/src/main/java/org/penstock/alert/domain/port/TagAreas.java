package org.penstock.alert.domain.port;

import java.util.List;
import java.util.Map;
import org.penstock.event.TagMetadata;

/** Which area each known tag belongs to. */
public interface TagAreas {

  /** Area by tag name. */
  Map<String, String> all();

  /** Learns of tags. */
  void put(List<TagMetadata> tags);

  /** Forgets tags. */
  void remove(List<String> tagNames);
}
