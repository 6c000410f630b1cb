package org.penstock.plant.simulator.opcua;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.QualifiedProperty;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.model.variables.AnalogItemTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.util.ArrayUtil;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.signal.TagDefinition;

/** Builds the folders of the areas and one variable per tag. */
final class PlantNodes {
  private static final String OPC_UA = "http://opcfoundation.org/UA/";
  private static final QualifiedProperty<LocalizedText[]> ENUM_STRINGS =
      new QualifiedProperty<>(
          OPC_UA,
          "EnumStrings",
          NodeIds.LocalizedText.expanded(),
          ValueRanks.OneDimension,
          LocalizedText[].class);

  private final PlantNamespace namespace;
  private final boolean history;
  private final AccessLevel[] readable;
  private final Map<String, UaFolderNode> areas = new HashMap<>();

  PlantNodes(PlantNamespace namespace, boolean history) {
    this.namespace = namespace;
    this.history = history;
    this.readable =
        history
            ? new AccessLevel[] {AccessLevel.CurrentRead, AccessLevel.HistoryRead}
            : new AccessLevel[] {AccessLevel.CurrentRead};
  }

  UaVariableNode create(TagDefinition tag, NodeId nodeId) {
    UaVariableNode node =
        switch (tag.kind()) {
          case ANALOG -> analogItem(tag, nodeId);
          case FLAG -> variable(tag.name(), nodeId, NodeIds.Boolean);
          case MODE -> variable(tag.name(), nodeId, NodeIds.String);
        };
    node.setDescription(LocalizedText.english(tag.description()));
    namespace.getNodeManager().addNode(node);
    areas.computeIfAbsent(tag.area(), this::area).addOrganizes(node);
    return node;
  }

  /** A node that a test adds; its data type is that of its first value. */
  UaVariableNode create(
      String tag, NodeId nodeId, @Nullable Object firstValue, List<String> states) {
    UaVariableNode node = variable(tag, nodeId, dataType(firstValue));
    if (firstValue != null && firstValue.getClass().isArray()) {
      node.setValueRank(ValueRanks.OneDimension);
    }
    namespace.getNodeManager().addNode(node);
    if (!states.isEmpty()) {
      node.setProperty(
          ENUM_STRINGS, states.stream().map(LocalizedText::english).toArray(LocalizedText[]::new));
    }
    areas.computeIfAbsent("added", this::area).addOrganizes(node);
    return node;
  }

  private static NodeId dataType(@Nullable Object value) {
    if (value == null) {
      return NodeIds.BaseDataType;
    }
    OpcUaDataType type = OpcUaDataType.fromBackingClass(ArrayUtil.getType(value));
    return type == null ? NodeIds.BaseDataType : type.getNodeId();
  }

  private UaVariableNode analogItem(TagDefinition tag, NodeId nodeId) {
    try {
      AnalogItemTypeNode node =
          (AnalogItemTypeNode)
              namespace
                  .getNodeFactory()
                  .createNode(nodeId, NodeIds.AnalogItemType, new WithUnitAndRange());
      node.setBrowseName(namespace.browseName(tag.name()));
      node.setDisplayName(LocalizedText.english(tag.name()));
      node.setDataType(NodeIds.Double);
      node.setEngineeringUnits(Units.of(tag.unit()));
      node.setEuRange(new Range(tag.low(), tag.high()));
      node.setAccessLevel(AccessLevel.toValue(readable));
      node.setUserAccessLevel(AccessLevel.toValue(readable));
      node.setHistorizing(history);
      return node;
    } catch (UaException e) {
      throw new IllegalStateException("no node for tag " + tag.name(), e);
    }
  }

  private UaVariableNode variable(String tag, NodeId nodeId, NodeId dataType) {
    return UaVariableNode.build(
        namespace.getNodeContext(),
        node ->
            node.setNodeId(nodeId)
                .setBrowseName(namespace.browseName(tag))
                .setDisplayName(LocalizedText.english(tag))
                .setDataType(dataType)
                .setTypeDefinition(NodeIds.BaseDataVariableType)
                .setAccessLevel(readable)
                .setUserAccessLevel(readable)
                .setHistorizing(history)
                .build());
  }

  private UaFolderNode area(String area) {
    UaFolderNode folder =
        new UaFolderNode(
            namespace.getNodeContext(),
            namespace.nodeId("areas." + area),
            namespace.browseName(area),
            LocalizedText.english(area.toUpperCase(Locale.ROOT)));
    namespace.getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    return folder;
  }

  private static final class WithUnitAndRange implements NodeFactory.InstantiationCallback {
    @Override
    public boolean includeOptionalNode(NodeId typeDefinitionId, QualifiedName browseName) {
      return "EngineeringUnits".equals(browseName.name()) || "EURange".equals(browseName.name());
    }
  }
}
