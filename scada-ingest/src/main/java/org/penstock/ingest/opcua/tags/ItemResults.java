package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.opcua.read.BatchedReads;

/** What the answers to item calls mean. */
final class ItemResults {

  private static final Set<Long> FILTER_REFUSED =
      Set.of(
          StatusCodes.Bad_MonitoredItemFilterUnsupported,
          StatusCodes.Bad_MonitoredItemFilterInvalid,
          StatusCodes.Bad_FilterNotAllowed,
          StatusCodes.Bad_DeadbandFilterInvalid);

  private static final Set<Long> NO_MONITORING =
      Set.of(
          StatusCodes.Bad_TooManyMonitoredItems,
          StatusCodes.Bad_TooManySubscriptions,
          StatusCodes.Bad_NotSupported,
          StatusCodes.Bad_NotImplemented,
          StatusCodes.Bad_ServiceUnsupported,
          StatusCodes.Bad_OutOfMemory,
          StatusCodes.Bad_ResourceUnavailable);

  private ItemResults() {}

  /** Why the call as a whole failed; null when each item has its own answer. */
  static @Nullable StatusCode failureOfCall(List<MonitoredItemServiceOperationResult> results) {
    return results.stream()
        .map(MonitoredItemServiceOperationResult::serviceResult)
        .filter(StatusCode::isBad)
        .findFirst()
        .orElse(null);
  }

  /** The items that the server did not change, each by itself or with their whole call. */
  static Set<OpcUaMonitoredItem> refused(List<MonitoredItemServiceOperationResult> results) {
    Set<OpcUaMonitoredItem> refused = Collections.newSetFromMap(new IdentityHashMap<>());
    for (MonitoredItemServiceOperationResult result : results) {
      if (result.serviceResult().isBad()
          || !result.operationResult().orElse(StatusCode.BAD).isGood()) {
        refused.add(result.monitoredItem());
      }
    }
    return refused;
  }

  /** The items of calls that failed as a whole. */
  static Set<OpcUaMonitoredItem> unanswered(List<MonitoredItemServiceOperationResult> results) {
    Set<OpcUaMonitoredItem> unanswered = Collections.newSetFromMap(new IdentityHashMap<>());
    results.stream()
        .filter(result -> result.serviceResult().isBad())
        .forEach(result -> unanswered.add(result.monitoredItem()));
    return unanswered;
  }

  /** Whether the server has the subscription no more. */
  static boolean isSubscriptionGone(StatusCode status) {
    return status.value() == StatusCodes.Bad_SubscriptionIdInvalid
        || status.value() == StatusCodes.Bad_NoSubscription;
  }

  /** Whether fewer in one call may go. */
  static boolean isTooMany(StatusCode status) {
    return BatchedReads.isTooMany(status);
  }

  /** Whether the node may still be read, although the server does not monitor it. */
  static boolean isWorthPolling(StatusCode status) {
    return NO_MONITORING.contains(status.value());
  }

  static List<OpcUaMonitoredItem> withRefusedFilter(
      List<MonitoredItemServiceOperationResult> results) {
    return results.stream()
        .filter(result -> result.operationResult().filter(ItemResults::isFilterRefused).isPresent())
        .map(MonitoredItemServiceOperationResult::monitoredItem)
        .toList();
  }

  private static boolean isFilterRefused(StatusCode status) {
    return FILTER_REFUSED.contains(status.value());
  }

  /** The name of a status, as in {@code Bad_NodeIdUnknown}. */
  static String words(StatusCode status) {
    return StatusCodes.lookup(status.value())
        .map(names -> names[0])
        .orElseGet(() -> "0x%08X".formatted(status.value()));
  }

  static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * 1e6));
  }
}
