package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.penstock.plant.simulator.history.DataValues;
import org.penstock.plant.simulator.history.HistoryReads;
import org.penstock.plant.simulator.setup.ServerFaults;
import org.penstock.plant.simulator.setup.ServerSetup;
import org.penstock.plant.simulator.signal.PlantSimulation;
import org.penstock.plant.simulator.signal.PlantTags;
import org.penstock.plant.simulator.signal.TagDefinition;
import org.penstock.plant.simulator.signal.TagSample;

/** The plant's nodes, {@code s=<tag name>}, and the items that clients monitor on them. */
final class PlantNamespace extends ManagedNamespaceWithLifecycle {
  private final Map<String, UaVariableNode> nodes = new HashMap<>();
  private final Map<NodeId, String> tags = new HashMap<>();
  private final SubscribedItems items = new SubscribedItems();
  private final HistoryReads historyReads;
  private final TurbidityAlarm alarm;
  private final PlantNodes factory;
  private final PlantSimulation simulation;
  private final ServerFaults faults;
  private final int longestQueue;

  PlantNamespace(
      OpcUaServer server,
      PlantSimulation simulation,
      ServerSetup setup,
      ServerFaults faults,
      BooleanSupplier historyOffered) {
    super(server, PlantServer.NAMESPACE_URI);
    this.simulation = simulation;
    this.faults = faults;
    this.longestQueue = setup.limits().queue();
    this.factory = new PlantNodes(this, setup.history());
    this.historyReads = new HistoryReads(server, simulation.history(), tags, historyOffered);
    this.alarm =
        new TurbidityAlarm(
            server,
            newNodeId("alarms.filter2.turbidity"),
            setup.conditionNodes() ? Optional.of(getNodeFactory()) : Optional.empty());
    getLifecycleManager().addStartupTask(this::createNodes);
    getLifecycleManager().addShutdownTask(alarm::delete);
  }

  private void createNodes() {
    for (TagDefinition tag : PlantTags.all()) {
      know(tag.name(), factory.create(tag, newNodeId(tag.name())));
    }
  }

  private UaVariableNode know(String tag, UaVariableNode node) {
    nodes.put(tag, node);
    tags.put(node.getNodeId(), tag);
    return node;
  }

  /** Makes the alarm condition; Milo can make event nodes only once the server has started. */
  synchronized void watchAlarm() {
    alarm.watch(newNodeId(TurbidityAlarm.TAG));
    ConditionRefresh.install(getServer(), faults, alarm);
  }

  NodeId nodeId(String id) {
    return newNodeId(id);
  }

  QualifiedName browseName(String name) {
    return newQualifiedName(name);
  }

  /** Shows samples: to those who read, to those who subscribed, to those who wait for alarms. */
  synchronized void show(List<TagSample> samples) {
    for (TagSample sample : samples) {
      UaVariableNode node = nodes.get(sample.tag());
      if (node == null) {
        node = know(sample.tag(), addedNode(sample));
      }
      DataValue value = DataValues.of(sample);
      node.setValue(value);
      items.push(node.getNodeId(), value);
      alarm.look(sample);
    }
  }

  private UaVariableNode addedNode(TagSample first) {
    return factory.create(
        first.tag(), newNodeId(first.tag()), first.value(), simulation.statesOf(first.tag()));
  }

  @Override
  public RevisedDataItemParameters onCreateDataItem(
      ReadValueId item, Double samplingInterval, UInteger queueSize) {
    return new RevisedDataItemParameters(
        samplingInterval, uint(Math.min(queueSize.longValue(), longestQueue)));
  }

  int monitoredItems() {
    return items.count();
  }

  @Override
  public synchronized void onDataItemsCreated(List<DataItem> dataItems) {
    for (DataItem item : dataItems) {
      UaVariableNode node = nodes.get(tags.get(item.getReadValueId().getNodeId()));
      if (node != null && AttributeId.Value.isEqual(item.getReadValueId().getAttributeId())) {
        items.add(item);
        item.setValue(node.getValue());
      } else {
        showOnce(item);
      }
    }
  }

  /** Anything but a tag's value never changes here, so it is shown once. */
  private void showOnce(DataItem item) {
    read(
            new ReadContext(getServer(), item.getSession()),
            0.0,
            TimestampsToReturn.Both,
            List.of(item.getReadValueId()))
        .forEach(item::setValue);
  }

  @Override
  public synchronized void onDataItemsModified(List<DataItem> dataItems) {
    // Sampling follows the plant's own pace, so a changed interval changes nothing.
  }

  @Override
  public synchronized void onDataItemsDeleted(List<DataItem> dataItems) {
    dataItems.forEach(items::remove);
  }

  @Override
  public synchronized void onMonitoringModeChanged(List<MonitoredItem> monitoredItems) {
    for (MonitoredItem item : monitoredItems) {
      UaVariableNode node = nodes.get(tags.get(item.getReadValueId().getNodeId()));
      if (node != null && item.isSamplingEnabled() && item instanceof DataItem dataItem) {
        dataItem.setValue(node.getValue());
      }
    }
  }

  @Override
  public List<HistoryReadResult> historyRead(
      HistoryReadContext context,
      HistoryReadDetails details,
      TimestampsToReturn timestamps,
      List<HistoryReadValueId> nodesToRead) {
    return nodesToRead.stream().map(node -> historyReads.read(details, timestamps, node)).toList();
  }
}
