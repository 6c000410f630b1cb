package org.penstock.ingest.opcua.tags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.penstock.ingest.domain.tag.TagSpec;

/** From node names with a namespace URI to this server's node ids of today. */
public final class NodeNames {

  private final OpcUaClient client;
  private NamespaceTable namespaces;

  public NodeNames(OpcUaClient client) {
    this.client = client;
    this.namespaces = client.getNamespaceTable();
  }

  /** Asks the server for its namespaces anew. */
  public void refresh() throws UaException {
    namespaces = client.readNamespaceTable();
  }

  /** Names that depend on the order in which the server knows its namespaces, by tag. */
  Map<String, String> warnings(List<TagSpec> tags) {
    Map<String, String> warnings = new HashMap<>();
    for (TagSpec tag : tags) {
      if (tag.nodeId().startsWith("ns=")) {
        warnings.put(
            tag.tagName(),
            "node_id %s will change with the server's namespaces; now it is %s"
                .formatted(tag.nodeId(), named(tag.nodeId())));
      }
    }
    return warnings;
  }

  private String named(String name) {
    return resolve(name).map(node -> node.expanded(namespaces).toParseableString()).orElse("none");
  }

  /** The node id; empty when the server has no such namespace or the name is none. */
  public Optional<NodeId> resolve(String name) {
    try {
      return ExpandedNodeId.parse(name).toNodeId(namespaces);
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }
}
