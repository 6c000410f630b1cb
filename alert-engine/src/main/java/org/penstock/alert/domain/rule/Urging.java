package org.penstock.alert.domain.rule;

import java.time.Duration;
import java.util.Optional;

/**
 * How operators are urged to act.
 *
 * @param unacknowledgedAfter how long an alarm may wait for an acknowledgement before that is told
 * @param reannounceEvery how often an unacknowledged alarm is annunciated once more
 * @param reAlarmAfter how long after its acknowledgement an active alarm is annunciated as if new
 *     (OPC UA Part 9, ReAlarmTime)
 */
public record Urging(
    Optional<Duration> unacknowledgedAfter,
    Optional<Duration> reannounceEvery,
    Optional<Duration> reAlarmAfter) {

  /** Nobody is urged. */
  public static final Urging NONE =
      new Urging(Optional.empty(), Optional.empty(), Optional.empty());
}
