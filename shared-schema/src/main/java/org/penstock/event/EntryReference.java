package org.penstock.event;

import org.jspecify.annotations.Nullable;

/** What a log entry is about. */
public record EntryReference(ReferenceType type, String id, @Nullable String label) {

  public EntryReference {
    Checks.present("type", type);
    Checks.text("id", id);
  }
}
