package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current state of one alarm, on {@code alarm.states.v1}.
 *
 * @param suppressedBy why the plant's design suppresses it
 * @param overlayReason why a person shelved it or took it out of service
 * @param raisesPerDay how often it was raised in the last 24 hours
 */
public record AlarmSnapshot(
    String alarmId,
    @Nullable String occurrenceId,
    AlarmOrigin origin,
    @Nullable String ruleId,
    @Nullable Integer ruleVersion,
    @Nullable String ruleKind,
    String plantId,
    @Nullable String assetId,
    @Nullable String assetName,
    String area,
    @Nullable String tagName,
    String state,
    AlarmBaseState baseState,
    AlarmOverlay overlay,
    @Nullable String level,
    @Nullable String maxLevel,
    AlarmPriority priority,
    AlarmClass alarmClass,
    TagValue value,
    @Nullable String unit,
    @Nullable Quality quality,
    @Nullable String message,
    @Nullable Instant activeSince,
    @Nullable Instant ackedAt,
    @Nullable Actor ackedBy,
    @Nullable Instant returnedAt,
    @Nullable OpenWorkOrder openWorkOrder,
    @Nullable PendingTimer pending,
    long version,
    Instant updatedAt,
    @Nullable Instant shelvedUntil,
    @Nullable String suppressedBy,
    @Nullable String overlayReason,
    @Nullable Actor overlayBy,
    @Nullable Integer raisesPerDay) {

  public AlarmSnapshot {
    Checks.text("alarmId", alarmId);
    Checks.present("origin", origin);
    Checks.text("plantId", plantId);
    Checks.text("area", area);
    Checks.text("state", state);
    Checks.present("baseState", baseState);
    Checks.present("overlay", overlay);
    Checks.present("priority", priority);
    Checks.present("alarmClass", alarmClass);
    value = value == null ? TagValue.missing() : value;
    Checks.present("updatedAt", updatedAt);
  }
}
