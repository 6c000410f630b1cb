package org.penstock.alert.domain.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmOverlay;

/**
 * What keeps an alarm from being annunciated. The base state moves on beneath it (OPC UA Part 9,
 * 4.8): a shelved alarm is tracked, a disabled one is not.
 */
public sealed interface Overlay {

  /** Nothing does. */
  record None() implements Overlay {

    /** There is but one. */
    public static final None NONE = new None();
  }

  /** An operator put it aside for a while. */
  record Shelved(Shelf shelf) implements Overlay {}

  /**
   * The plant's design says that it means nothing now: its parent is active, the equipment is in
   * another mode, it chatters.
   *
   * @param underneath the shelf that goes on beneath it, and on which it falls back
   */
  record SuppressedByDesign(@Nullable Shelf underneath) implements Overlay {}

  /** A person took it out of service. */
  record OutOfService(Removal removal) implements Overlay {}

  /** The overlay's name on the wire. */
  default AlarmOverlay symbol() {
    return switch (this) {
      case None() -> AlarmOverlay.NONE;
      case Shelved _ -> AlarmOverlay.SHELVED;
      case SuppressedByDesign _ -> AlarmOverlay.SUPPRESSED_BY_DESIGN;
      case OutOfService _ -> AlarmOverlay.OUT_OF_SERVICE;
    };
  }

  /** The shelf that runs, also beneath a suppression. */
  default Optional<Shelf> runningShelf() {
    return switch (this) {
      case Shelved(Shelf shelf) -> Optional.of(shelf);
      case SuppressedByDesign(@Nullable Shelf underneath) -> Optional.ofNullable(underneath);
      case None(), OutOfService _ -> Optional.empty();
    };
  }
}
