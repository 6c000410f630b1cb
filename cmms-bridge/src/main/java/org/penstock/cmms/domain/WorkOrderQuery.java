package org.penstock.cmms.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.WorkOrderPriority;

/**
 * Which work orders to list; null leaves a field open.
 *
 * @param before the last one of the page before
 */
public record WorkOrderQuery(
    @Nullable String state,
    @Nullable String assetId,
    @Nullable WorkOrderPriority priority,
    @Nullable Position before,
    int limit) {

  /** A place in the list. */
  public record Position(Instant createdAt, UUID id) {}
}
