package org.penstock.compliance.domain.reading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.slot.SlotKey;

/** All revisions of all readings. */
public interface Readings {

  /** Adds a revision; false when the slot already has one of this number. */
  boolean add(Reading reading);

  /** The latest revision of a slot. */
  Optional<Reading> latest(SlotKey slot);

  /** A page of readings in the order of slot, tag and revision. */
  List<Reading> list(ReadingFilter filter, @Nullable ReadingPosition after, int limit);
}
