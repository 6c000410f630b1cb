package org.penstock.ingest.opcua.alarm;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;

/**
 * The fields that we ask of every event, each at the position of its symbol. Those that every
 * server with alarms has come first.
 */
enum EventFields {
  EVENT_ID(NodeIds.BaseEventType, "EventId"),
  EVENT_TYPE(NodeIds.BaseEventType, "EventType"),
  SOURCE_NODE(NodeIds.BaseEventType, "SourceNode"),
  SOURCE_NAME(NodeIds.BaseEventType, "SourceName"),
  TIME(NodeIds.BaseEventType, "Time"),
  RECEIVE_TIME(NodeIds.BaseEventType, "ReceiveTime"),
  MESSAGE(NodeIds.BaseEventType, "Message"),
  SEVERITY(NodeIds.BaseEventType, "Severity"),
  /** The condition's own node: an empty path and the attribute NodeId (OPC 10000-9, 5.5.2). */
  CONDITION_ID(NodeIds.ConditionType, ""),
  CONDITION_NAME(NodeIds.ConditionType, "ConditionName"),
  BRANCH_ID(NodeIds.ConditionType, "BranchId"),
  RETAIN(NodeIds.ConditionType, "Retain"),
  ENABLED(NodeIds.ConditionType, "EnabledState/Id"),
  COMMENT(NodeIds.ConditionType, "Comment"),
  CLIENT_USER_ID(NodeIds.ConditionType, "ClientUserId"),
  ACKED(NodeIds.AcknowledgeableConditionType, "AckedState/Id"),
  ACTIVE(NodeIds.AlarmConditionType, "ActiveState/Id"),
  INPUT_NODE(NodeIds.AlarmConditionType, "InputNode"),
  SUPPRESSED_OR_SHELVED(NodeIds.AlarmConditionType, "SuppressedOrShelved"),
  CONFIRMED(NodeIds.AcknowledgeableConditionType, "ConfirmedState/Id"),
  ACTIVE_EFFECTIVE(NodeIds.AlarmConditionType, "ActiveState/EffectiveDisplayName"),
  LIMIT_STATE(NodeIds.ExclusiveLimitAlarmType, "LimitState/CurrentState"),
  SUPPRESSED(NodeIds.AlarmConditionType, "SuppressedState/Id"),
  SHELVING(NodeIds.AlarmConditionType, "ShelvingState/CurrentState"),
  OUT_OF_SERVICE(NodeIds.AlarmConditionType, "OutOfServiceState/Id"),
  LATCHED(NodeIds.AlarmConditionType, "LatchedState/Id");

  /** A number of namespace 0, and names of it: plain values, as an enum's fields should be. */
  private final long type;

  private final String path;

  EventFields(NodeId type, String path) {
    this.type = ((UInteger) type.getIdentifier()).longValue();
    this.path = path;
  }

  /** All fields. */
  static EventFilter full() {
    return upTo(LATCHED);
  }

  /** The mandatory ones, for servers that refuse a filter with a field that they do not have. */
  static EventFilter mandatory() {
    return upTo(SUPPRESSED_OR_SHELVED);
  }

  /** The fields that have a value; a filter without the optional ones gives fewer. */
  static Map<EventFields, Object> of(Variant[] values) {
    Map<EventFields, Object> fields = new EnumMap<>(EventFields.class);
    int position = 0;
    for (EventFields field : values()) {
      Object value = position < values.length ? values[position++].value() : null;
      if (value != null) {
        fields.put(field, value);
      }
    }
    return fields;
  }

  private static EventFilter upTo(EventFields last) {
    EventFilterBuilder filter = new EventFilterBuilder();
    for (EventFields field : values()) {
      if (field.compareTo(last) <= 0) {
        filter.select(field.operand());
      }
    }
    return filter.build();
  }

  private SimpleAttributeOperand operand() {
    QualifiedName[] names =
        Arrays.stream(path.split("/"))
            .filter(name -> !name.isEmpty())
            .map(name -> new QualifiedName(0, name))
            .toArray(QualifiedName[]::new);
    AttributeId attribute = names.length == 0 ? AttributeId.NodeId : AttributeId.Value;
    return new SimpleAttributeOperand(new NodeId(0, uint(type)), names, attribute.uid(), null);
  }
}
