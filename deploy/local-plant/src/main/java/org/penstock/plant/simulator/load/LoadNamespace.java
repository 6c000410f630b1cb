package org.penstock.plant.simulator.load;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.penstock.plant.simulator.history.HistoryReads;

/** The nodes of the load mode, plain ones: they cost a fraction of analogue items. */
public final class LoadNamespace extends ManagedNamespaceWithLifecycle {
  public static final String URI = "urn:penstock:load";

  private static final AccessLevel[] READABLE = {AccessLevel.CurrentRead};
  private static final AccessLevel[] KEPT = {AccessLevel.CurrentRead, AccessLevel.HistoryRead};

  private final Map<NodeId, LoadTag> tags = new HashMap<>();
  private final HistoryReads history;
  private final int longestQueue;

  /** The tags may be none. */
  public LoadNamespace(
      OpcUaServer server, LoadTags load, int longestQueue, BooleanSupplier history) {
    super(server, URI);
    this.longestQueue = longestQueue;
    Map<NodeId, String> names = new HashMap<>();
    for (LoadTag tag : load.all()) {
      NodeId nodeId = newNodeId(tag.name());
      tags.put(nodeId, tag);
      if (tag.keepsHistory()) {
        names.put(nodeId, tag.name());
      }
    }
    this.history = new HistoryReads(server, load, names, history);
    getLifecycleManager().addStartupTask(this::createNodes);
  }

  private void createNodes() {
    UaFolderNode folder =
        new UaFolderNode(
            getNodeContext(),
            newNodeId("load"),
            newQualifiedName("load"),
            LocalizedText.english("LOAD"));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    tags.forEach((nodeId, tag) -> folder.addOrganizes(create(nodeId, tag)));
  }

  private UaVariableNode create(NodeId nodeId, LoadTag tag) {
    AccessLevel[] access = tag.keepsHistory() ? KEPT : READABLE;
    UaVariableNode node =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(nodeId)
                    .setBrowseName(newQualifiedName(tag.name()))
                    .setDisplayName(LocalizedText.english(tag.name()))
                    .setDataType(NodeIds.Double)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .setAccessLevel(access)
                    .setUserAccessLevel(access)
                    .setHistorizing(tag.keepsHistory())
                    .build());
    node.getFilterChain().addLast(AttributeFilters.getValue(_ -> tag.current()));
    getNodeManager().addNode(node);
    return node;
  }

  /** How many items clients monitor. */
  public int monitoredItems() {
    return tags.values().stream().mapToInt(LoadTag::itemCount).sum();
  }

  /** The server is gone, and with it every monitored item. */
  public void forgetItems() {
    tags.values().forEach(LoadTag::removeAll);
  }

  @Override
  public RevisedDataItemParameters onCreateDataItem(
      ReadValueId item, Double samplingInterval, UInteger queueSize) {
    return new RevisedDataItemParameters(
        samplingInterval, uint(Math.min(queueSize.longValue(), longestQueue)));
  }

  @Override
  public void onDataItemsCreated(List<DataItem> dataItems) {
    for (DataItem item : dataItems) {
      LoadTag tag = tags.get(item.getReadValueId().getNodeId());
      if (tag != null && AttributeId.Value.isEqual(item.getReadValueId().getAttributeId())) {
        tag.add(item);
      }
    }
  }

  @Override
  public void onDataItemsModified(List<DataItem> dataItems) {
    // Every change is pushed, whatever the sampling interval.
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> dataItems) {
    for (DataItem item : dataItems) {
      LoadTag tag = tags.get(item.getReadValueId().getNodeId());
      if (tag != null) {
        tag.remove(item);
      }
    }
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> monitoredItems) {
    // An item that is switched on again sees the next change.
  }

  @Override
  public List<HistoryReadResult> historyRead(
      HistoryReadContext context,
      HistoryReadDetails details,
      TimestampsToReturn timestamps,
      List<HistoryReadValueId> nodesToRead) {
    return nodesToRead.stream().map(node -> history.read(details, timestamps, node)).toList();
  }
}
