package org.penstock.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a work order from any plant system, on {@code maintenance.work-order-requests.v1}.
 *
 * @param dedupeKey one open work order for each
 * @param scadaSnapshot by tag name
 */
public record WorkOrderRequest(
    String requestId,
    String dedupeKey,
    String plantId,
    String assetId,
    @Nullable String assetName,
    String title,
    @Nullable String description,
    WorkOrderPriority priority,
    WorkType workType,
    @Nullable String sourceAlarmId,
    @Nullable String alarmOccurrenceId,
    @Nullable String ruleId,
    Instant raisedAt,
    @Nullable Instant dueAt,
    String createdBySystem,
    @Nullable Actor requestedBy,
    @Nullable String assignee,
    Map<String, SnapshotValue> scadaSnapshot) {

  public WorkOrderRequest {
    Checks.text("requestId", requestId);
    Checks.text("dedupeKey", dedupeKey);
    Checks.text("plantId", plantId);
    Checks.text("assetId", assetId);
    Checks.text("title", title);
    Checks.present("priority", priority);
    Checks.present("workType", workType);
    Checks.present("raisedAt", raisedAt);
    Checks.text("createdBySystem", createdBySystem);
    scadaSnapshot = Checks.ordered(scadaSnapshot);
  }
}
