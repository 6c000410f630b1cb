package org.penstock.ingest.domain.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a condition's event as the server gave them; null where it gave none.
 *
 * @param eventId Base64
 * @param conditionId the condition's node with its namespace URI; without one it is no event of a
 *     condition
 * @param branchId null for the condition itself, else one of its earlier states that still counts
 * @param inputNode the node whose value the condition judges
 */
public record RawCondition(
    @Nullable String eventId,
    @Nullable String eventType,
    @Nullable String conditionId,
    @Nullable String conditionName,
    @Nullable String branchId,
    @Nullable String sourceNode,
    @Nullable String sourceName,
    @Nullable String inputNode,
    @Nullable Instant time,
    @Nullable Instant receiveTime,
    @Nullable String message,
    @Nullable Integer severity,
    States states,
    @Nullable String comment,
    @Nullable String clientUserId) {

  /** The condition's states. */
  public record States(
      @Nullable Boolean retain,
      @Nullable Boolean enabled,
      @Nullable Boolean active,
      @Nullable String activeEffective,
      @Nullable Boolean acked,
      @Nullable Boolean confirmed,
      @Nullable Boolean suppressed,
      @Nullable Boolean suppressedOrShelved,
      @Nullable String shelving,
      @Nullable Boolean outOfService,
      @Nullable Boolean latched) {}
}
