package org.penstock.alert.app.tell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.penstock.alert.domain.flood.AreaRequest;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** The one request that stands for the many of a flood of alarms. */
final class FloodNotice {

  private static final int NAMED = 10;

  private FloodNotice() {}

  /**
   * A request for somebody to look at an area.
   *
   * @param held what was held first; not empty
   */
  static WorkOrderRequest of(String requestId, String area, List<AreaRequest> held, Instant now) {
    // An asset that the maintenance system knows: an area is none.
    WorkOrderRequest first = held.getFirst().request();
    return new WorkOrderRequest(
        requestId,
        "alarm-flood|" + area,
        first.plantId(),
        first.assetId(),
        first.assetName(),
        "Alarm flood in area " + area,
        description(held),
        worst(held),
        WorkType.INSPECTION,
        null,
        null,
        null,
        now,
        null,
        WorkOrderWish.SYSTEM,
        null,
        null,
        Map.of());
  }

  private static String description(List<AreaRequest> held) {
    String titles =
        held.stream()
            .limit(NAMED)
            .map(one -> one.request().title())
            .distinct()
            .collect(Collectors.joining("; "));
    return "More work orders are asked for than pass at once. They wait for a supervisor, first: "
        + titles
        + (held.size() > NAMED ? "; and more" : "");
  }

  private static WorkOrderPriority worst(List<AreaRequest> held) {
    return held.stream()
        .map(one -> one.request().priority())
        .filter(priority -> priority != WorkOrderPriority.UNKNOWN)
        .min(Comparator.comparingInt(FloodNotice::rank))
        .orElse(WorkOrderPriority.MEDIUM);
  }

  private static int rank(WorkOrderPriority priority) {
    return switch (priority) {
      case EMERGENCY -> 1;
      case HIGH -> 2;
      case MEDIUM -> 3;
      case LOW -> 4;
      case UNKNOWN -> 5;
    };
  }
}
