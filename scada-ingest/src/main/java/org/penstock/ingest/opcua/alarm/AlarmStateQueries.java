package org.penstock.ingest.opcua.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.penstock.ingest.domain.condition.ActiveState;

/** Asks a server for the present states of its conditions: by a refresh, or by reading them. */
final class AlarmStateQueries {

  /** A server that answers so has no refresh, and will not have one later. */
  private static final Set<Long> NO_REFRESH =
      Set.of(
          StatusCodes.Bad_MethodInvalid,
          StatusCodes.Bad_NotImplemented,
          StatusCodes.Bad_NotSupported,
          StatusCodes.Bad_NodeIdUnknown,
          StatusCodes.Bad_NodeIdInvalid,
          StatusCodes.Bad_NotExecutable,
          StatusCodes.Bad_ServiceUnsupported,
          StatusCodes.Bad_UserAccessDenied);

  /** Well below the limit of any server known. */
  private static final int CONDITIONS_PER_CALL = 50;

  private final OpcUaClient client;

  AlarmStateQueries(OpcUaClient client) {
    this.client = client;
  }

  /** How a server takes the wish for a refresh. */
  enum RefreshAnswer {
    ACCEPTED,
    UNSUPPORTED,
    NOT_NOW
  }

  /** Asks for a refresh: its events come over the subscription (OPC 10000-9, 5.5.7). */
  RefreshAnswer refresh(UInteger subscriptionId) {
    try {
      CallMethodRequest request =
          new CallMethodRequest(
              NodeIds.ConditionType,
              NodeIds.ConditionType_ConditionRefresh,
              new Variant[] {new Variant(subscriptionId)});
      CallMethodResult[] results = client.call(List.of(request)).getResults();
      return results == null || results.length == 0
          ? RefreshAnswer.NOT_NOW
          : answer(results[0].getStatusCode());
    } catch (UaException e) {
      return answer(e.getStatusCode());
    }
  }

  private static RefreshAnswer answer(StatusCode status) {
    if (status.isGood()) {
      return RefreshAnswer.ACCEPTED;
    }
    return NO_REFRESH.contains(status.value()) ? RefreshAnswer.UNSUPPORTED : RefreshAnswer.NOT_NOW;
  }

  /** Reads ActiveState of each condition; of one that cannot be read the answer is UNKNOWN. */
  Map<String, ActiveState> read(List<String> conditions) throws UaException {
    Map<String, ActiveState> answers = new HashMap<>();
    for (int from = 0; from < conditions.size(); from += CONDITIONS_PER_CALL) {
      readSome(
          conditions.subList(from, Math.min(conditions.size(), from + CONDITIONS_PER_CALL)),
          answers);
    }
    return answers;
  }

  private void readSome(List<String> conditions, Map<String, ActiveState> answers)
      throws UaException {
    List<String> names = new ArrayList<>();
    List<BrowsePath> paths = new ArrayList<>();
    for (String condition : conditions) {
      resolve(condition)
          .ifPresent(node -> {
            names.add(condition);
            paths.add(activeState(node));
          });
    }
    Map<String, NodeId> nodes = targets(names, paths);
    if (nodes.isEmpty()) {
      return;
    }
    List<DataValue> values =
        client.readValues(0, TimestampsToReturn.Neither, List.copyOf(nodes.values()));
    int i = 0;
    for (String condition : nodes.keySet()) {
      answers.put(condition, state(values.get(i++)));
    }
  }

  private Optional<NodeId> resolve(String condition) {
    try {
      return ExpandedNodeId.parse(condition).toNodeId(client.getNamespaceTable());
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }

  private static BrowsePath activeState(NodeId condition) {
    return new BrowsePath(
        condition,
        new RelativePath(
            new RelativePathElement[] {
              new RelativePathElement(
                  NodeIds.HierarchicalReferences, false, true, new QualifiedName(0, "ActiveState")),
              new RelativePathElement(
                  NodeIds.HierarchicalReferences, false, true, new QualifiedName(0, "Id"))
            }));
  }

  private Map<String, NodeId> targets(List<String> names, List<BrowsePath> paths)
      throws UaException {
    Map<String, NodeId> nodes = new LinkedHashMap<>();
    if (paths.isEmpty()) {
      return nodes;
    }
    BrowsePathResult[] results = client.translateBrowsePaths(paths).getResults();
    for (int i = 0; results != null && i < results.length; i++) {
      String name = names.get(i);
      BrowsePathTarget[] found = results[i].getTargets();
      if (found != null && found.length > 0) {
        found[0]
            .getTargetId()
            .toNodeId(client.getNamespaceTable())
            .ifPresent(node -> nodes.put(name, node));
      }
    }
    return nodes;
  }

  private static ActiveState state(DataValue value) {
    if (value.statusCode().isGood() && value.value().value() instanceof Boolean isActive) {
      return isActive ? ActiveState.ACTIVE : ActiveState.INACTIVE;
    }
    return ActiveState.UNKNOWN;
  }
}
