package org.penstock.compliance.domain.export.row;

import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.ReviewState;

/**
 * Of all revisions of each slot, passes on the latest one, if it is approved: a value that late
 * data or a correction has put in doubt does not leave the house. Revisions of a slot come
 * together, the oldest first.
 */
public final class EffectiveRows implements RowTaker {

  private final RowTaker next;
  private @Nullable ExportRow latest;

  public EffectiveRows(RowTaker next) {
    this.next = next;
  }

  @Override
  public boolean take(ExportRow row) {
    ExportRow before = latest;
    latest = row;
    return before == null || isSameSlot(before, row) || pass(before);
  }

  /** The rows have ended. */
  public void end() {
    if (latest != null) {
      pass(latest);
    }
  }

  private boolean pass(ExportRow row) {
    boolean approved = row.state() == ReviewState.APPROVED || row.state() == ReviewState.LOCKED;
    return !approved || next.take(row);
  }

  private static boolean isSameSlot(ExportRow one, ExportRow other) {
    return one.slotStart().equals(other.slotStart()) && one.tagName().equals(other.tagName());
  }
}
