package org.penstock.compliance.domain.slot;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The samples of slots that are open or may still change. */
public interface Samples {

  /** Keeps samples, each event once; returns the slots that got something new. */
  Set<SlotKey> keep(List<Sample> samples);

  /** Notes that slots have samples that are in no reading yet. */
  void changed(List<DueSlot> slots, Instant now);

  /** Slots that changed and are due, of the given partitions; they stay locked until the commit. */
  List<SlotKey> due(Instant now, Set<Integer> partitions, int most);

  /** All samples of a slot. */
  List<Sample> of(SlotKey slot);

  /** Notes that a slot's samples so far are in a reading. */
  void closed(SlotKey slot);

  /** Forgets samples of slots that were closed and have not changed since {@code before}. */
  int forget(Instant before);

  /** Whether a slot has a reading but its samples are gone, so that no new value can be made. */
  boolean isForgotten(SlotKey slot);
}
