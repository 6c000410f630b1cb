package org.penstock.ingest.opcua.tags;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.read.BatchedReads;

/** Reads the units and ranges that the server keeps as properties of its nodes. */
public final class TagDescriptions {

  /** Well below the limit of any server known. */
  private static final int TAGS_PER_CALL = 50;

  private final OpcUaClient client;
  private final NodeNames nodes;
  private final BatchedReads reads;

  public TagDescriptions(OpcUaClient client) {
    this.client = client;
    this.nodes = new NodeNames(client);
    this.reads = BatchedReads.of(client, TimestampsToReturn.Neither, TAGS_PER_CALL);
  }

  /** What the server says about the tags; of a tag that it says nothing about there is no entry. */
  public List<TagDescription> read(List<TagSpec> tags) throws UaException {
    List<TagDescription> descriptions = new ArrayList<>();
    for (int from = 0; from < tags.size(); from += TAGS_PER_CALL) {
      List<TagSpec> chunk = tags.subList(from, Math.min(tags.size(), from + TAGS_PER_CALL));
      descriptions.addAll(readChunk(chunk));
    }
    return descriptions;
  }

  private List<TagDescription> readChunk(List<TagSpec> tags) throws UaException {
    Map<String, NodeId> units = properties(tags, "EngineeringUnits");
    Map<String, NodeId> ranges = properties(tags, "EURange");
    Map<String, UaStructuredType> unitValues = values(units);
    Map<String, UaStructuredType> rangeValues = values(ranges);
    List<TagDescription> descriptions = new ArrayList<>();
    for (TagSpec tag : tags) {
      String unit =
          unitValues.get(tag.tagName()) instanceof EUInformation information
              ? information.getDisplayName().text()
              : null;
      Range range = rangeValues.get(tag.tagName()) instanceof Range found ? found : null;
      if (unit != null || range != null) {
        descriptions.add(description(tag, unit, range));
      }
    }
    return descriptions;
  }

  private static TagDescription description(
      TagSpec tag, @Nullable String unit, @Nullable Range range) {
    return new TagDescription(
        tag.tagName(),
        unit,
        range == null ? null : finite(range.getLow()),
        range == null ? null : finite(range.getHigh()),
        Map.of());
  }

  private static @Nullable BigDecimal finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : BigDecimal.valueOf(number);
  }

  private Map<String, NodeId> properties(List<TagSpec> tags, String property) throws UaException {
    List<String> names = new ArrayList<>();
    List<BrowsePath> paths = new ArrayList<>();
    for (TagSpec tag : tags) {
      nodes
          .resolve(tag.nodeId())
          .ifPresent(node -> {
            names.add(tag.tagName());
            paths.add(path(node, property));
          });
    }
    Map<String, NodeId> found = new LinkedHashMap<>();
    if (paths.isEmpty()) {
      return found;
    }
    BrowsePathResult[] results = client.translateBrowsePaths(paths).getResults();
    for (int i = 0; results != null && i < results.length; i++) {
      BrowsePathTarget[] targets = results[i].getTargets();
      if (targets != null && targets.length > 0) {
        String name = names.get(i);
        targets[0]
            .getTargetId()
            .toNodeId(client.getNamespaceTable())
            .ifPresent(node -> found.put(name, node));
      }
    }
    return found;
  }

  private static BrowsePath path(NodeId node, String property) {
    RelativePathElement element =
        new RelativePathElement(NodeIds.HasProperty, false, true, new QualifiedName(0, property));
    return new BrowsePath(node, new RelativePath(new RelativePathElement[] {element}));
  }

  private Map<String, UaStructuredType> values(Map<String, NodeId> properties) throws UaException {
    Map<String, UaStructuredType> values = new LinkedHashMap<>();
    if (properties.isEmpty()) {
      return values;
    }
    List<DataValue> read = reads.values(List.copyOf(properties.values()));
    int i = 0;
    for (String name : properties.keySet()) {
      if (read.get(i++).value().value() instanceof ExtensionObject object) {
        decode(name, object, values);
      }
    }
    return values;
  }

  /** With the built-in types only: the library's dynamic ones can deadlock when a session drops. */
  private void decode(String name, ExtensionObject object, Map<String, UaStructuredType> values) {
    try {
      values.put(name, object.decode(client.getStaticEncodingContext()));
    } catch (UaSerializationException e) {
      // A property of an unknown type says nothing about the unit; the tag goes without.
    }
  }
}
