package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, on {@code maintenance.work-orders.v1}.
 *
 * @param externalRef ours, 20 characters, carried by the CMMS
 * @param externalNumber what people call the work order
 * @param adopted found by our reference after a doubtful create
 * @param externalStatus how the CMMS has it, in the words of all of them: OPEN, IN_PROGRESS,
 *     ON_HOLD, COMPLETED, CLOSED or CANCELLED; missing as long as it has not been asked
 */
public record WorkOrderEvent(
    String eventId,
    WorkOrderEventType eventType,
    String workOrderId,
    String externalRef,
    @Nullable String externalSystem,
    @Nullable String externalId,
    @Nullable String externalNumber,
    String state,
    String dedupeKey,
    String plantId,
    String assetId,
    @Nullable String assetName,
    String title,
    WorkOrderPriority priority,
    @Nullable String sourceAlarmId,
    @Nullable String alarmOccurrenceId,
    int occurrenceCount,
    int attempts,
    @Nullable String failureClass,
    @Nullable String failureReason,
    String createdBySystem,
    @Nullable String assignee,
    boolean adopted,
    Instant occurredAt,
    @Nullable String externalStatus) {

  public WorkOrderEvent {
    Checks.text("eventId", eventId);
    Checks.present("eventType", eventType);
    Checks.text("workOrderId", workOrderId);
    Checks.text("externalRef", externalRef);
    Checks.text("state", state);
    Checks.text("dedupeKey", dedupeKey);
    Checks.text("plantId", plantId);
    Checks.text("assetId", assetId);
    Checks.text("title", title);
    Checks.present("priority", priority);
    Checks.text("createdBySystem", createdBySystem);
    Checks.present("occurredAt", occurredAt);
  }

  /** An event of a work order whose status in the CMMS is not known. */
  public WorkOrderEvent(
      String eventId,
      WorkOrderEventType eventType,
      String workOrderId,
      String externalRef,
      @Nullable String externalSystem,
      @Nullable String externalId,
      @Nullable String externalNumber,
      String state,
      String dedupeKey,
      String plantId,
      String assetId,
      @Nullable String assetName,
      String title,
      WorkOrderPriority priority,
      @Nullable String sourceAlarmId,
      @Nullable String alarmOccurrenceId,
      int occurrenceCount,
      int attempts,
      @Nullable String failureClass,
      @Nullable String failureReason,
      String createdBySystem,
      @Nullable String assignee,
      boolean adopted,
      Instant occurredAt) {
    this(
        eventId,
        eventType,
        workOrderId,
        externalRef,
        externalSystem,
        externalId,
        externalNumber,
        state,
        dedupeKey,
        plantId,
        assetId,
        assetName,
        title,
        priority,
        sourceAlarmId,
        alarmOccurrenceId,
        occurrenceCount,
        attempts,
        failureClass,
        failureReason,
        createdBySystem,
        assignee,
        adopted,
        occurredAt,
        null);
  }
}
