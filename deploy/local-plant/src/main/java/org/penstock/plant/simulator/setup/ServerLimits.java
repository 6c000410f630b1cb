package org.penstock.plant.simulator.setup;

import java.time.Duration;

/**
 * What the server takes at most.
 *
 * @param itemsPerCall monitored items in one call; more are refused with Bad_TooManyOperations
 * @param items monitored items of all clients; more are refused with Bad_TooManyMonitoredItems
 * @param queue values that wait for a monitored item; a longer queue is revised to this
 * @param nodesPerRead nodes in one read, and in one read of history
 * @param sessionTimeout a longer one is revised to this
 * @param subscriptionLifetime a longer one is revised to this
 */
public record ServerLimits(
    int itemsPerCall,
    int items,
    int queue,
    int nodesPerRead,
    Duration sessionTimeout,
    Duration subscriptionLifetime) {

  /** What the local plant's server takes. */
  public static ServerLimits usual() {
    return new ServerLimits(
        10_000, 1_000_000, 10_000, 10_000, Duration.ofMinutes(2), Duration.ofHours(24));
  }

  /** With another number of items in one call. */
  public ServerLimits withItemsPerCall(int other) {
    return new ServerLimits(
        other, items, queue, nodesPerRead, sessionTimeout, subscriptionLifetime);
  }

  /** With another number of items of all clients. */
  public ServerLimits withItems(int other) {
    return new ServerLimits(
        itemsPerCall, other, queue, nodesPerRead, sessionTimeout, subscriptionLifetime);
  }

  /** With another longest queue. */
  public ServerLimits withQueue(int other) {
    return new ServerLimits(
        itemsPerCall, items, other, nodesPerRead, sessionTimeout, subscriptionLifetime);
  }

  /** With another number of nodes in one read. */
  public ServerLimits withNodesPerRead(int other) {
    return new ServerLimits(
        itemsPerCall, items, queue, other, sessionTimeout, subscriptionLifetime);
  }

  /** With another longest session time-out; the server library takes 5 s at least. */
  public ServerLimits withSessionTimeout(Duration other) {
    return new ServerLimits(itemsPerCall, items, queue, nodesPerRead, other, subscriptionLifetime);
  }

  /** With another longest life of a subscription that nobody asks for values. */
  public ServerLimits withSubscriptionLifetime(Duration other) {
    return new ServerLimits(itemsPerCall, items, queue, nodesPerRead, sessionTimeout, other);
  }
}
