package org.penstock.cmms.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.SnapshotValue;
import org.penstock.event.TagValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** Requests as the alert-engine sends them. */
public final class Requests {

  /** When the fault began. */
  public static final Instant RAISED = Instant.parse("2026-11-23T16:52:00Z");

  private Requests() {}

  /** Filter 2 breaks through. */
  public static WorkOrderRequest turbidity(String requestId, @Nullable String alarmId) {
    return of(requestId, alarmId, WorkOrderPriority.HIGH, WorkType.CORRECTIVE);
  }

  /** As {@link #turbidity}, with this priority and kind of work. */
  public static WorkOrderRequest of(
      String requestId, @Nullable String alarmId, WorkOrderPriority priority, WorkType workType) {
    return new WorkOrderRequest(
        requestId,
        "FILTER-2|" + alarmId,
        "wtp-1",
        "FILTER-2",
        "Filter 2",
        "Filter 2 turbidity high",
        "Turbidity of filter 2 is above 1.0 NTU.",
        priority,
        workType,
        alarmId,
        "occurrence-1",
        "filter2-turbidity-high",
        RAISED,
        RAISED.plusSeconds(86_400),
        "alert-engine",
        null,
        "filter crew",
        snapshot());
  }

  private static Map<String, SnapshotValue> snapshot() {
    Map<String, SnapshotValue> snapshot = new LinkedHashMap<>();
    snapshot.put("filters.filter2.turbidity", good(TagValue.of(new BigDecimal("1.31")), "NTU"));
    snapshot.put("filters.filter2.mode", good(TagValue.of("RUN"), null));
    snapshot.put("intake.pump1.running", good(TagValue.of(true), null));
    snapshot.put("highlift.pump1.fault", good(TagValue.of(false), null));
    snapshot.put("filters.filter2.flow", good(TagValue.missing(), "m3/h"));
    snapshot.put("spectrum", good(new TagValue.Series(List.of(TagValue.of(1.0))), null));
    return snapshot;
  }

  private static SnapshotValue good(TagValue value, @Nullable String unit) {
    return new SnapshotValue(value, unit, Quality.GOOD, RAISED);
  }
}
