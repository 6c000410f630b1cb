package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A condition event of the SCADA system (OPC UA Part 9), on {@code scada.alarm-events.v1}.
 *
 * @param severity 1 to 1000
 * @param refresh from a condition refresh
 * @param reconciled true: the server did not send this; it no longer reports the condition, so it
 *     ended at a time nobody knows
 */
public record ScadaAlarmEvent(
    String eventId,
    String sourceId,
    String plantId,
    @Nullable String eventType,
    String conditionId,
    @Nullable String conditionName,
    @Nullable String branchId,
    @Nullable String sourceNode,
    @Nullable String sourceName,
    @Nullable String tagName,
    Instant time,
    Instant receiveTime,
    @Nullable String message,
    @Nullable Integer severity,
    @Nullable Boolean retain,
    @Nullable Boolean enabled,
    @Nullable Boolean active,
    @Nullable String activeEffective,
    @Nullable Boolean acked,
    @Nullable Boolean confirmed,
    @Nullable Boolean suppressed,
    @Nullable String shelving,
    @Nullable Boolean outOfService,
    @Nullable Boolean latched,
    @Nullable String comment,
    @Nullable String clientUserId,
    boolean refresh,
    @Nullable Boolean reconciled) {

  public ScadaAlarmEvent {
    Checks.text("eventId", eventId);
    Checks.text("sourceId", sourceId);
    Checks.text("plantId", plantId);
    Checks.text("conditionId", conditionId);
    Checks.present("time", time);
    Checks.present("receiveTime", receiveTime);
  }
}
