package org.penstock.alert.db;

import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.state.Overlay;
import org.penstock.alert.domain.state.Overlay.None;
import org.penstock.alert.domain.state.Overlay.OutOfService;
import org.penstock.alert.domain.state.Overlay.Shelved;
import org.penstock.alert.domain.state.Overlay.SuppressedByDesign;
import org.penstock.alert.domain.state.Removal;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.event.AlarmOverlay;

/** Columns {@code overlay} and {@code overlay_note}: what is laid over an alarm, and its terms. */
final class OverlayColumns {

  private OverlayColumns() {}

  static Overlay read(String symbol, @Nullable String note, Json json) {
    return switch (AlarmOverlay.valueOf(symbol)) {
      case NONE -> None.NONE;
      case SHELVED -> new Shelved(json.read(present(symbol, note), Shelf.class));
      case SUPPRESSED_BY_DESIGN -> new SuppressedByDesign(json.readOrNull(note, Shelf.class));
      case OUT_OF_SERVICE -> new OutOfService(json.read(present(symbol, note), Removal.class));
      case UNKNOWN -> throw new IllegalStateException("no alarm has overlay " + symbol);
    };
  }

  /** The terms; null where there are none. */
  static @Nullable Object note(Overlay overlay) {
    return switch (overlay) {
      case None() -> null;
      case Shelved(Shelf shelf) -> shelf;
      case SuppressedByDesign(@Nullable Shelf underneath) -> underneath;
      case OutOfService(Removal removal) -> removal;
    };
  }

  private static String present(String symbol, @Nullable String note) {
    if (note == null) {
      throw new IllegalStateException("a stored overlay " + symbol + " has no terms");
    }
    return note;
  }
}
