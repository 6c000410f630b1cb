package org.penstock.plant.simulator.opcua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The monitored items of each node, so that a new value is pushed into their queues.
 *
 * <p>The usual way of a Milo server, asking every node again per sampling interval, costs several
 * times the processor time and loses changes that are faster than the interval.
 */
final class SubscribedItems {
  private final Map<NodeId, List<DataItem>> items = new HashMap<>();
  private int count;

  synchronized void add(DataItem item) {
    items.computeIfAbsent(item.getReadValueId().getNodeId(), id -> new ArrayList<>()).add(item);
    count++;
  }

  synchronized void remove(DataItem item) {
    NodeId nodeId = item.getReadValueId().getNodeId();
    List<DataItem> ofNode = items.get(nodeId);
    if (ofNode != null && ofNode.remove(item)) {
      count--;
    }
  }

  synchronized void push(NodeId nodeId, DataValue value) {
    for (DataItem item : items.getOrDefault(nodeId, List.of())) {
      if (item.isSamplingEnabled()) {
        item.setValue(value);
      }
    }
  }

  synchronized int count() {
    return count;
  }
}
