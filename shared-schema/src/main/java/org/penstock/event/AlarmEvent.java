package org.penstock.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one alarm, on {@code alarm.events.v1}.
 *
 * @param alarmId stable: rule and asset
 * @param occurrenceId one for each activation
 * @param seq for each alarm, without holes
 * @param state derived: the overlay, else the base state
 * @param level HH, H, L or LL, or another rule's level
 * @param maxLevel the worst level of the occurrence
 * @param message what the operator sees
 * @param occurredAt process time
 * @param detectedAt the engine's clock
 * @param recordedAt the database's write
 * @param durationMs milliseconds
 * @param snapshot by tag name
 * @param raisesPerDay how often it was raised in the 24 hours before, this time included
 */
public record AlarmEvent(
    String eventId,
    AlarmEventType eventType,
    String alarmId,
    @Nullable String occurrenceId,
    long seq,
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
    @Nullable String previousState,
    AlarmBaseState baseState,
    AlarmOverlay overlay,
    @Nullable String level,
    @Nullable String maxLevel,
    AlarmPriority priority,
    AlarmClass alarmClass,
    TagValue value,
    @Nullable String unit,
    @Nullable Quality quality,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal deadband,
    String message,
    Instant occurredAt,
    Instant detectedAt,
    Instant recordedAt,
    @Nullable Instant activeSince,
    @Nullable Instant ackedAt,
    @Nullable Instant returnedAt,
    @Nullable Long durationMs,
    @Nullable Actor actor,
    @Nullable String comment,
    @Nullable String reasonCode,
    @Nullable Instant shelvedUntil,
    @Nullable String suppressedBy,
    boolean annunciated,
    Map<String, SnapshotValue> snapshot,
    @Nullable String workOrderId,
    @Nullable Integer raisesPerDay) {

  public AlarmEvent {
    Checks.text("eventId", eventId);
    Checks.present("eventType", eventType);
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
    Checks.text("message", message);
    Checks.present("occurredAt", occurredAt);
    Checks.present("detectedAt", detectedAt);
    Checks.present("recordedAt", recordedAt);
    snapshot = Checks.ordered(snapshot);
  }
}
