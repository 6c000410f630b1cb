package org.penstock.alert.domain.rule;

import org.jspecify.annotations.Nullable;

/**
 * Why the alarm exists and what the operator does: copied into each raise, so history explains
 * itself.
 */
public record Rationale(
    @Nullable String cause,
    @Nullable String consequence,
    @Nullable String action,
    @Nullable String timeToRespond) {

  /** A rule without rationalization. */
  public static final Rationale NONE = new Rationale(null, null, null, null);
}
