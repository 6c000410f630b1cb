package org.penstock.cmms.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.event.SnapshotValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/**
 * The normalized order, as any plant system sends it.
 *
 * @param title a line; the description's beginning where there is none
 * @param dedupeKey one open work order for each; made of the asset and the alarm where there is
 *     none
 * @param raisedAt when the fault began; the time of the call where there is none
 */
record NewWorkOrder(
    @NotBlank @Size(max = 100) String assetId,
    @Size(max = 200) @Nullable String assetName,
    @NotBlank @Size(max = 10_000) String description,
    @NotNull WorkOrderPriority priority,
    @Size(max = 200) @Nullable String sourceAlarmId,
    @NotBlank @Size(max = 100) String createdBySystem,
    @Size(max = 200) @Nullable String assignee,
    @Size(max = 200) @Nullable Map<String, SnapshotValue> scadaSnapshot,
    @Size(max = 200) @Nullable String title,
    @Size(max = 300) @Nullable String dedupeKey,
    @Nullable WorkType workType,
    @Nullable Instant raisedAt,
    @Nullable Instant dueAt,
    @Size(max = 100) @Nullable String plantId) {

  private static final int LONGEST_TITLE = 80;

  WorkOrderRequest request(String requestId, String defaultPlant, Actor by, Instant now) {
    return new WorkOrderRequest(
        requestId,
        dedupeKey == null || dedupeKey.isBlank() ? faultKey(requestId) : dedupeKey,
        plantOr(defaultPlant),
        assetId,
        assetName,
        title == null || title.isBlank() ? firstLine() : title,
        description,
        priority,
        workType == null ? WorkType.CORRECTIVE : workType,
        sourceAlarmId,
        null,
        null,
        raisedAt == null ? now : raisedAt,
        dueAt,
        createdBySystem,
        by,
        assignee,
        scadaSnapshot == null ? Map.of() : scadaSnapshot);
  }

  String plantOr(String defaultPlant) {
    return plantId == null || plantId.isBlank() ? defaultPlant : plantId;
  }

  /** Without an alarm nobody can tell whether two orders mean the same fault: each stands alone. */
  private String faultKey(String requestId) {
    return assetId + '|' + (sourceAlarmId == null ? requestId : sourceAlarmId);
  }

  private String firstLine() {
    String line = description.strip().lines().findFirst().orElse(description);
    return line.codePointCount(0, line.length()) <= LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
  }
}
