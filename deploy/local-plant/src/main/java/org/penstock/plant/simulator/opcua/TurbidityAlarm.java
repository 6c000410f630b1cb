package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.ExclusiveLevelAlarmTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.ServerTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.signal.TagSample;

/**
 * An alarm condition of the plant's own control system: turbidity of filter 2, high at 0.3 NTU and
 * high-high at 1 NTU, each with a deadband.
 *
 * <p>Milo 1.1 has no condition logic, so the event node is filled and fired here. It is made once
 * and used again: making one is slow.
 */
final class TurbidityAlarm {
  static final String TAG = "filters.filter2.turbidity";
  private static final String CONDITION = "filter2-turbidity";

  /** Where the value stands; the texts are the states of Part 9, 5.8.12.3. */
  private enum Level {
    NORMAL("", 100),
    HIGH("High", 600),
    HIGH_HIGH("HighHigh", 900);

    private final String limitState;
    private final int severity;

    Level(String limitState, int severity) {
      this.limitState = limitState;
      this.severity = severity;
    }
  }

  private final OpcUaServer server;
  private final NodeId conditionId;
  private final Optional<NodeFactory> shown;
  private @Nullable ExclusiveLevelAlarmTypeNode event;
  private @Nullable TagSample last;
  private Level level = Level.NORMAL;
  private long fired;

  /**
   * A condition that looks at nothing yet.
   *
   * @param shown what makes it a node that clients can read, if they can
   */
  TurbidityAlarm(OpcUaServer server, NodeId conditionId, Optional<NodeFactory> shown) {
    this.server = server;
    this.conditionId = conditionId;
    this.shown = shown;
  }

  synchronized void watch(NodeId source) {
    ((ServerTypeNode) server.getAddressSpaceManager().getManagedNode(NodeIds.Server).orElseThrow())
        .setEventNotifier(ubyte(1));
    try {
      ExclusiveLevelAlarmTypeNode node = (ExclusiveLevelAlarmTypeNode) create();
      describe(node, source);
      event = node;
      lookAgain();
    } catch (UaException e) {
      throw new IllegalStateException("the alarm condition cannot be made", e);
    }
  }

  private UaNode create() throws UaException {
    return shown.isPresent()
        ? shown.get().createNode(conditionId, NodeIds.ExclusiveLevelAlarmType, new WithAllParts())
        : server.getEventFactory().createEvent(conditionId, NodeIds.ExclusiveLevelAlarmType);
  }

  private static final class WithAllParts implements NodeFactory.InstantiationCallback {
    @Override
    public boolean includeOptionalNode(NodeId typeDefinitionId, QualifiedName browseName) {
      return true;
    }
  }

  private static void describe(ExclusiveLevelAlarmTypeNode node, NodeId source) {
    node.setEventType(NodeIds.ExclusiveLevelAlarmType);
    node.setSourceNode(source);
    node.setSourceName(TAG);
    node.setInputNode(source);
    node.setConditionName(CONDITION);
    node.setConditionClassId(NodeIds.ProcessConditionClassType);
    node.setConditionClassName(LocalizedText.english("ProcessConditionClass"));
    node.setBranchId(NodeId.NULL_VALUE);
    node.setQuality(StatusCode.GOOD);
    node.setHighLimit(0.3);
    node.setHighHighLimit(1.0);
    node.setEnabledState(LocalizedText.english("Enabled"));
    node.getEnabledStateNode().setId(true);
    node.setSuppressedOrShelved(false);
    node.setActiveState(LocalizedText.english("Inactive"));
    node.getActiveStateNode().setId(false);
  }

  /** What was shown before the condition was there counts from now on. */
  private void lookAgain() {
    TagSample before = last;
    if (before != null) {
      look(before);
    }
  }

  /** Tells of the alarm again, as it was told the first time, while it is worth telling. */
  synchronized void repeatWhileRetained() {
    if (event != null && level != Level.NORMAL) {
      server.getEventNotifier().fire(event);
    }
  }

  /** Fires when a good value crosses a limit. */
  synchronized void look(TagSample sample) {
    if (TAG.equals(sample.tag())
        && sample.value() instanceof Double value
        && sample.status() == 0
        && sample.serverTime() != null) {
      last = sample;
      if (event == null) {
        return;
      }
      Level now = levelOf(value);
      if (now != level) {
        level = now;
        fire(value, sample.serverTime());
      }
    }
  }

  private Level levelOf(double value) {
    double highHigh = level == Level.HIGH_HIGH ? 0.9 : 1.0;
    double high = level == Level.NORMAL ? 0.3 : 0.25;
    if (value > highHigh) {
      return Level.HIGH_HIGH;
    }
    return value > high ? Level.HIGH : Level.NORMAL;
  }

  private void fire(double value, Instant time) {
    ExclusiveLevelAlarmTypeNode node = event;
    if (node == null) {
      return;
    }
    boolean active = level != Level.NORMAL;
    node.setEventId(eventId(time));
    node.setTime(new DateTime(time));
    node.setReceiveTime(new DateTime(time));
    node.setSeverity(ushort(level.severity));
    node.setMessage(LocalizedText.english(message(value, active)));
    node.setRetain(active);
    node.setActiveState(LocalizedText.english(active ? "Active" : "Inactive"));
    node.getActiveStateNode().setId(active);
    node.setAckedState(LocalizedText.english(active ? "Unacknowledged" : "Acknowledged"));
    node.getAckedStateNode().setId(!active);
    node.getLimitStateNode()
        .getCurrentStateNode()
        .setValue(new DataValue(new Variant(LocalizedText.english(level.limitState))));
    server.getEventNotifier().fire(node);
  }

  private static String message(double value, boolean active) {
    String what = active ? "Filter 2 turbidity %.2f NTU" : "Filter 2 turbidity normal, %.2f NTU";
    return String.format(Locale.ROOT, what, value);
  }

  /** Unique for this server's life: the time and a count. */
  private ByteString eventId(Instant time) {
    byte[] id = ByteBuffer.allocate(16).putLong(time.toEpochMilli()).putLong(++fired).array();
    return ByteString.of(id);
  }

  synchronized void delete() {
    if (event != null) {
      event.delete();
      event = null;
    }
  }
}
