package org.penstock.alert.domain.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.domain.scada.TagPlace;
import org.penstock.event.TagMetadata;

/** Which area each known tag belongs to, and whose alarms of it count. */
public interface TagAreas {

  /** Area by tag name. */
  Map<String, String> all();

  /** The tags whose alarms are the SCADA system's alone. */
  Set<String> ownedByScada();

  /** Where those of the tags belong that are known, by tag name. */
  Map<String, TagPlace> places(Collection<String> tagNames);

  /** Counts the changes of what is known of the tags. */
  long newestChange();

  /** Learns of tags. */
  void put(List<TagMetadata> tags);

  /** Forgets tags. */
  void remove(List<String> tagNames);
}
