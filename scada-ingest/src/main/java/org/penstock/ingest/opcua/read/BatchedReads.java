package org.penstock.ingest.opcua.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of nodes, so many in one call as we want, the server says that it takes, and it
 * bears in truth: a call that is too large for it is halved, and that is remembered.
 *
 * <p>For one thread.
 */
public final class BatchedReads {

  private static final Set<Long> TOO_MANY =
      Set.of(
          StatusCodes.Bad_TooManyOperations,
          StatusCodes.Bad_EncodingLimitsExceeded,
          StatusCodes.Bad_RequestTooLarge,
          StatusCodes.Bad_ResponseTooLarge);

  private final Server server;
  private int most;

  /** Reads of a server, at most so many nodes in one call. */
  BatchedReads(Server server, int most) {
    this.server = server;
    this.most = most;
  }

  /** Reads of the server of this client, at most so many nodes in one call. */
  public static BatchedReads of(OpcUaClient client, TimestampsToReturn times, int most) {
    return new BatchedReads(new OverClient(client, times), most);
  }

  /** One call for itself. */
  interface Server {

    /** What the server says that it takes in one call; empty when it does not say. */
    Optional<UInteger> mostNodes() throws UaException;

    DataValue @Nullable [] read(List<ReadValueId> nodes) throws UaException;
  }

  private record OverClient(OpcUaClient client, TimestampsToReturn times) implements Server {

    @Override
    public Optional<UInteger> mostNodes() throws UaException {
      return client.getOperationLimits().maxNodesPerRead();
    }

    @Override
    public DataValue @Nullable [] read(List<ReadValueId> nodes) throws UaException {
      return client.read(0, times, nodes).getResults();
    }
  }

  /** Whether fewer in one call may go. */
  public static boolean isTooMany(StatusCode status) {
    return TOO_MANY.contains(status.value());
  }

  /** The values of nodes, in their order. */
  public List<DataValue> values(List<NodeId> nodes) throws UaException {
    return read(
        nodes.stream()
            .map(node ->
                new ReadValueId(node, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE))
            .toList());
  }

  /** What was asked for, in its order; each has an answer. */
  public List<DataValue> read(List<ReadValueId> nodes) throws UaException {
    List<DataValue> values = new ArrayList<>(nodes.size());
    while (values.size() < nodes.size()) {
      int from = values.size();
      int to = Math.min(nodes.size(), from + mostInOneCall());
      values.addAll(readSome(nodes.subList(from, to)));
    }
    return values;
  }

  private int mostInOneCall() throws UaException {
    return server
        .mostNodes()
        .map(UInteger::longValue)
        .filter(limit -> limit > 0)
        .map(limit -> (int) Math.min(limit, most))
        .orElse(most);
  }

  /** Nothing where the server takes fewer: the next call is smaller. */
  private List<DataValue> readSome(List<ReadValueId> nodes) throws UaException {
    DataValue[] values;
    try {
      values = server.read(nodes);
    } catch (UaException e) {
      if (nodes.size() == 1 || !isTooMany(e.getStatusCode())) {
        throw e;
      }
      most = nodes.size() / 2;
      return List.of();
    }
    if (values == null || values.length != nodes.size()) {
      throw new UaException(
          StatusCodes.Bad_UnknownResponse,
          "the server answers with %d values for %d nodes"
              .formatted(values == null ? 0 : values.length, nodes.size()));
    }
    return List.of(values);
  }
}
