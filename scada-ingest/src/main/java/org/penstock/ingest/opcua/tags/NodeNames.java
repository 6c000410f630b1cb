package org.penstock.ingest.opcua.tags;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

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

  /** The node id; empty when the server has no such namespace or the name is none. */
  public Optional<NodeId> resolve(String name) {
    try {
      return ExpandedNodeId.parse(name).toNodeId(namespaces);
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }
}
