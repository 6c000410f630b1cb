package org.penstock.ingest.opcua.ask;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.penstock.ingest.domain.link.NodeBrowsing.Answer;
import org.penstock.ingest.domain.link.NodeBrowsing.Child;

/** Browses one node; a continuation point that is not followed to its end is released. */
public final class NodeBrowser {

  private static final int ALL_NODE_CLASSES = 0;

  private final OpcUaClient client;

  public NodeBrowser(OpcUaClient client) {
    this.client = client;
  }

  /** The children of the node, so many left out, at most so many answered. */
  public Answer browse(String node, int skip, int most) throws UaException {
    Optional<NodeId> known = resolve(node);
    if (known.isEmpty()) {
      return new Answer.Refused("the server has no such namespace, or this is no node id: " + node);
    }
    int wanted = skip + most + 1;
    BrowseResult result = client.browse(description(known.get()));
    if (result.getStatusCode().isBad()) {
      return new Answer.Refused(result.getStatusCode().toString());
    }
    List<ReferenceDescription> found = new ArrayList<>();
    add(result, found);
    ByteString more = result.getContinuationPoint();
    while (more != null && more.isNotNull() && found.size() < wanted) {
      more = next(more, found);
    }
    if (more != null && more.isNotNull()) {
      client.browseNext(true, List.of(more));
    }
    List<Child> page = found.stream().skip(skip).limit(most).map(this::child).toList();
    return new Answer.Children(page, found.size() > skip + most);
  }

  private Optional<NodeId> resolve(String node) {
    if (node.isEmpty()) {
      return Optional.of(NodeIds.ObjectsFolder);
    }
    try {
      return ExpandedNodeId.parse(node).toNodeId(client.getNamespaceTable());
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }

  private static BrowseDescription description(NodeId node) {
    return new BrowseDescription(
        node,
        BrowseDirection.Forward,
        NodeIds.HierarchicalReferences,
        true,
        uint(ALL_NODE_CLASSES),
        uint(BrowseResultMask.All.getValue()));
  }

  private ByteString next(ByteString more, List<ReferenceDescription> found) throws UaException {
    BrowseNextResponse answer = client.browseNext(false, List.of(more));
    BrowseResult[] results = answer.getResults();
    if (results == null || results.length == 0 || results[0].getStatusCode().isBad()) {
      return ByteString.NULL_VALUE;
    }
    add(results[0], found);
    return results[0].getContinuationPoint();
  }

  private static void add(BrowseResult result, List<ReferenceDescription> found) {
    ReferenceDescription[] references = result.getReferences();
    if (references != null) {
      found.addAll(List.of(references));
    }
  }

  private Child child(ReferenceDescription reference) {
    return new Child(
        name(reference.getNodeId()),
        String.valueOf(reference.getBrowseName().name()),
        String.valueOf(reference.getDisplayName().text()),
        reference.getNodeClass().name(),
        name(reference.getTypeDefinition()));
  }

  /** With the namespace's URI, as the configuration wants it. */
  private String name(ExpandedNodeId node) {
    NamespaceTable namespaces = client.getNamespaceTable();
    return node.absolute(namespaces).orElse(node).toParseableString();
  }
}
