package org.penstock.compliance.domain.reading;

import java.time.Instant;
import java.util.List;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.SlotValue;

/**
 * What late data says of slots whose reading is locked: kept beside it, and never applied to it.
 */
public interface LateReadings {

  /** A value that waits for its slot to be opened. */
  record Held(SlotKey slot, SlotValue value) {}

  /** Holds what late data says of a slot, in place of what it said before. */
  Holding hold(SlotKey slot, SlotValue value, Instant at);

  /** What became of it. */
  enum Holding {
    HELD,
    /** It is what was held already. */
    KNOWN,
    /** The slot's reading is not locked any more. */
    NOT_LOCKED
  }

  /** Forgets what is held for a slot: late data says again what the reading says. */
  void forget(SlotKey slot);

  /** Takes out what is held for slots whose reading is not locked any more. */
  List<Held> takeOpened();
}
