package org.penstock.ingest.opcua.ask;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.read.BatchedReads;
import org.penstock.ingest.opcua.tags.NodeNames;

/**
 * What the numbers of enumerations mean: by the node's own EnumStrings or EnumValues (OPC 10000-8,
 * 5.3.3), else by those of its data type (OPC 10000-3, 5.8.3). Read once in a session.
 */
public final class EnumTexts {

  /** Two properties of each are asked for: well below the limit of any server known. */
  private static final int NODES_PER_CALL = 25;

  /** The built-in types and their abstract parents: numbers that mean nothing else. */
  private static final long LAST_PLAIN_TYPE = 29;

  private static final List<String> PROPERTIES = List.of("EnumStrings", "EnumValues");

  private final OpcUaClient client;
  private final NodeNames names;
  private final BatchedReads reads;

  public EnumTexts(OpcUaClient client) {
    this.client = client;
    this.names = new NodeNames(client);
    this.reads = BatchedReads.of(client, TimestampsToReturn.Neither, NODES_PER_CALL);
  }

  /** The descriptions with the texts of those tags that are enumerations. */
  public List<TagDescription> addTo(List<TagDescription> known, List<TagSpec> tags)
      throws UaException {
    Map<String, TagDescription> described = new LinkedHashMap<>();
    known.forEach(description -> described.put(description.tagName(), description));
    Map<NodeId, Map<BigInteger, String>> texts = texts(nodes(tags));
    for (TagSpec tag : tags) {
      Map<BigInteger, String> ofTag =
          names
              .resolve(tag.nodeId())
              .map(node -> texts.getOrDefault(node, Map.of()))
              .orElse(Map.of());
      if (isWhole(tag) && !ofTag.isEmpty()) {
        described.merge(
            tag.tagName(),
            TagDescription.none(tag.tagName()).with(ofTag),
            (before, _) -> before.with(ofTag));
      }
    }
    return List.copyOf(described.values());
  }

  private static boolean isWhole(TagSpec tag) {
    return tag.valueType() == ValueType.INT || tag.valueType() == ValueType.LONG;
  }

  private List<NodeId> nodes(List<TagSpec> tags) {
    return tags.stream()
        .filter(EnumTexts::isWhole)
        .flatMap(tag -> names.resolve(tag.nodeId()).stream())
        .distinct()
        .toList();
  }

  private Map<NodeId, Map<BigInteger, String>> texts(List<NodeId> nodes) throws UaException {
    Map<NodeId, Map<BigInteger, String>> texts = ownTexts(nodes);
    Map<NodeId, NodeId> types =
        types(nodes.stream().filter(node -> !texts.containsKey(node)).toList());
    Map<NodeId, Map<BigInteger, String>> ofTypes =
        ownTexts(List.copyOf(new HashSet<>(types.values())));
    types.forEach((node, type) -> {
      if (ofTypes.containsKey(type)) {
        texts.put(node, ofTypes.get(type));
      }
    });
    return texts;
  }

  private Map<NodeId, NodeId> types(List<NodeId> nodes) throws UaException {
    Map<NodeId, NodeId> types = new HashMap<>();
    for (List<NodeId> chunk : chunks(nodes)) {
      List<ReadValueId> wanted =
          chunk.stream()
              .map(node ->
                  new ReadValueId(node, AttributeId.DataType.uid(), null, QualifiedName.NULL_VALUE))
              .toList();
      List<DataValue> read = reads.read(wanted);
      for (int i = 0; i < read.size(); i++) {
        if (read.get(i).value().value() instanceof NodeId type && !isPlain(type)) {
          types.put(chunk.get(i), type);
        }
      }
    }
    return types;
  }

  private static boolean isPlain(NodeId type) {
    return type.getNamespaceIndex().intValue() == 0
        && type.getIdentifier() instanceof UInteger number
        && number.longValue() <= LAST_PLAIN_TYPE;
  }

  private static List<List<NodeId>> chunks(List<NodeId> nodes) {
    List<List<NodeId>> chunks = new ArrayList<>();
    for (int from = 0; from < nodes.size(); from += NODES_PER_CALL) {
      chunks.add(nodes.subList(from, Math.min(nodes.size(), from + NODES_PER_CALL)));
    }
    return chunks;
  }

  private Map<NodeId, Map<BigInteger, String>> ownTexts(List<NodeId> nodes) throws UaException {
    Map<NodeId, Map<BigInteger, String>> texts = new HashMap<>();
    for (List<NodeId> chunk : chunks(nodes)) {
      Map<NodeId, NodeId> owners = properties(chunk);
      if (owners.isEmpty()) {
        continue;
      }
      List<NodeId> properties = List.copyOf(owners.keySet());
      List<DataValue> read = reads.values(properties);
      for (int i = 0; i < read.size(); i++) {
        Map<BigInteger, String> found = texts(read.get(i).value().value());
        if (!found.isEmpty()) {
          texts.put(owners.get(properties.get(i)), found);
        }
      }
    }
    return texts;
  }

  /** The properties that the nodes have, each with its owner. */
  private Map<NodeId, NodeId> properties(List<NodeId> nodes) throws UaException {
    List<BrowsePath> paths = new ArrayList<>();
    nodes.forEach(node -> PROPERTIES.forEach(property -> paths.add(path(node, property))));
    Map<NodeId, NodeId> owners = new LinkedHashMap<>();
    BrowsePathResult[] results = client.translateBrowsePaths(paths).getResults();
    for (int i = 0; results != null && i < results.length; i++) {
      BrowsePathTarget[] targets = results[i].getTargets();
      if (targets != null && targets.length > 0) {
        NodeId owner = nodes.get(i / PROPERTIES.size());
        targets[0]
            .getTargetId()
            .toNodeId(client.getNamespaceTable())
            .ifPresent(property -> owners.put(property, owner));
      }
    }
    return owners;
  }

  private static BrowsePath path(NodeId node, String property) {
    RelativePathElement element =
        new RelativePathElement(NodeIds.HasProperty, false, true, new QualifiedName(0, property));
    return new BrowsePath(node, new RelativePath(new RelativePathElement[] {element}));
  }

  private Map<BigInteger, String> texts(@Nullable Object value) {
    Map<BigInteger, String> texts = new HashMap<>();
    switch (value) {
      case LocalizedText[] strings -> {
        for (int i = 0; i < strings.length; i++) {
          put(texts, i, strings[i]);
        }
      }
      case ExtensionObject[] objects -> {
        for (ExtensionObject object : objects) {
          put(texts, object);
        }
      }
      case null, default -> {}
    }
    return texts;
  }

  private void put(Map<BigInteger, String> texts, ExtensionObject object) {
    try {
      if (object.decode(client.getStaticEncodingContext()) instanceof EnumValueType named) {
        put(texts, named.getValue(), named.getDisplayName());
      }
    } catch (UaSerializationException e) {
      // A text that cannot be read is one that the server does not give.
    }
  }

  private static void put(Map<BigInteger, String> texts, long number, LocalizedText text) {
    String words = text.text();
    if (words != null && !words.isEmpty()) {
      texts.put(BigInteger.valueOf(number), words);
    }
  }
}
