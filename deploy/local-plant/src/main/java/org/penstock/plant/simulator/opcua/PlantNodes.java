package org.penstock.plant.simulator.opcua;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.model.variables.AnalogItemTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.penstock.plant.simulator.signal.TagDefinition;

/** Builds the folders of the areas and one variable per tag. */
final class PlantNodes {
  private static final AccessLevel[] READABLE = {AccessLevel.CurrentRead, AccessLevel.HistoryRead};

  private final PlantNamespace namespace;
  private final Map<String, UaFolderNode> areas = new HashMap<>();

  PlantNodes(PlantNamespace namespace) {
    this.namespace = namespace;
  }

  UaVariableNode create(TagDefinition tag, NodeId nodeId) {
    UaVariableNode node =
        switch (tag.kind()) {
          case ANALOG -> analogItem(tag, nodeId);
          case FLAG -> variable(tag, nodeId, NodeIds.Boolean);
          case MODE -> variable(tag, nodeId, NodeIds.String);
        };
    node.setDescription(LocalizedText.english(tag.description()));
    namespace.getNodeManager().addNode(node);
    areas.computeIfAbsent(tag.area(), this::area).addOrganizes(node);
    return node;
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
      node.setAccessLevel(AccessLevel.toValue(READABLE));
      node.setUserAccessLevel(AccessLevel.toValue(READABLE));
      node.setHistorizing(true);
      return node;
    } catch (UaException e) {
      throw new IllegalStateException("no node for tag " + tag.name(), e);
    }
  }

  private UaVariableNode variable(TagDefinition tag, NodeId nodeId, NodeId dataType) {
    return UaVariableNode.build(
        namespace.getNodeContext(),
        node ->
            node.setNodeId(nodeId)
                .setBrowseName(namespace.browseName(tag.name()))
                .setDisplayName(LocalizedText.english(tag.name()))
                .setDataType(dataType)
                .setTypeDefinition(NodeIds.BaseDataVariableType)
                .setAccessLevel(READABLE)
                .setUserAccessLevel(READABLE)
                .setHistorizing(true)
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
