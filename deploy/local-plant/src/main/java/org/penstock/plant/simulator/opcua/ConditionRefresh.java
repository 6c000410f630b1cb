package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType.ConditionRefreshMethod;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;
import org.penstock.plant.simulator.setup.ServerFaults;

/**
 * Tells clients of every retained condition again (OPC UA Part 9, 5.5.7), which the server library
 * leaves out. Its events reach every subscriber, not only the one who asked.
 */
final class ConditionRefresh extends ConditionRefreshMethod {
  private static final int EVENT_ID_BYTES = 16;

  private final OpcUaServer server;
  private final ServerFaults faults;
  private final TurbidityAlarm alarm;

  private ConditionRefresh(
      UaMethodNode node, OpcUaServer server, ServerFaults faults, TurbidityAlarm alarm) {
    super(node);
    this.server = server;
    this.faults = faults;
    this.alarm = alarm;
  }

  static void install(OpcUaServer server, ServerFaults faults, TurbidityAlarm alarm) {
    UaMethodNode node =
        (UaMethodNode)
            server
                .getAddressSpaceManager()
                .getManagedNode(NodeIds.ConditionType_ConditionRefresh)
                .orElseThrow();
    node.setInvocationHandler(new ConditionRefresh(node, server, faults, alarm));
  }

  @Override
  protected void invoke(InvocationContext context, UInteger subscriptionId) throws UaException {
    if (faults.isRefreshUnsupported()) {
      throw new UaException(StatusCodes.Bad_MethodInvalid);
    }
    boolean known =
        context
            .getSession()
            .map(session -> session.getSubscriptionManager().getSubscription(subscriptionId))
            .isPresent();
    if (!known) {
      throw new UaException(StatusCodes.Bad_SubscriptionIdInvalid);
    }
    fire(NodeIds.RefreshStartEventType, "RefreshStart");
    alarm.repeatWhileRetained();
    fire(NodeIds.RefreshEndEventType, "RefreshEnd");
  }

  private void fire(NodeId type, String name) throws UaException {
    BaseEventTypeNode event =
        server.getEventFactory().createEvent(new NodeId(1, UUID.randomUUID()), type);
    event.setEventId(NonceUtil.generateNonce(EVENT_ID_BYTES));
    event.setEventType(type);
    event.setSourceNode(NodeIds.Server);
    event.setSourceName("Server");
    event.setTime(DateTime.now());
    event.setReceiveTime(DateTime.now());
    event.setMessage(LocalizedText.english(name));
    event.setSeverity(ushort(1));
    server.getEventNotifier().fire(event);
    event.delete();
  }
}
