package org.penstock.alert.domain.rule;

import org.jspecify.annotations.Nullable;

/**
 * Why the alarm exists and what the operator does: copied into each raise, so history explains
 * itself. One row of the master alarm database.
 *
 * @param timeToRespond such as PT15M
 * @param confirmation how the operator makes sure that the alarm is true
 * @param basis where the limit comes from: a permit, the process, the equipment
 * @param reference the display or the procedure that belongs to it
 * @param testInterval how often the alarm is tested, such as P90D
 * @param changeNumber the management-of-change record
 */
public record Rationale(
    @Nullable String cause,
    @Nullable String consequence,
    @Nullable String action,
    @Nullable String timeToRespond,
    @Nullable String confirmation,
    @Nullable String basis,
    @Nullable String reference,
    @Nullable String testInterval,
    @Nullable String author,
    @Nullable String approver,
    @Nullable String reason,
    @Nullable String changeNumber) {

  /** A rule without rationalization. */
  public static final Rationale NONE = new Rationale(null, null, null, null);

  /** The four that an operator needs. */
  public Rationale(
      @Nullable String cause,
      @Nullable String consequence,
      @Nullable String action,
      @Nullable String timeToRespond) {
    this(cause, consequence, action, timeToRespond, null, null, null, null, null, null, null, null);
  }
}
