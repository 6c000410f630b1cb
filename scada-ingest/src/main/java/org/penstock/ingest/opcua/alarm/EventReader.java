package org.penstock.ingest.opcua.alarm;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.condition.RawCondition;
import org.penstock.ingest.domain.condition.RawEvent;

/** From the fields of an event to what it says. */
final class EventReader {

  private static final Map<NodeId, String> TYPES =
      Map.ofEntries(
          Map.entry(NodeIds.ConditionType, "ConditionType"),
          Map.entry(NodeIds.AcknowledgeableConditionType, "AcknowledgeableConditionType"),
          Map.entry(NodeIds.DialogConditionType, "DialogConditionType"),
          Map.entry(NodeIds.AlarmConditionType, "AlarmConditionType"),
          Map.entry(NodeIds.LimitAlarmType, "LimitAlarmType"),
          Map.entry(NodeIds.ExclusiveLimitAlarmType, "ExclusiveLimitAlarmType"),
          Map.entry(NodeIds.NonExclusiveLimitAlarmType, "NonExclusiveLimitAlarmType"),
          Map.entry(NodeIds.ExclusiveLevelAlarmType, "ExclusiveLevelAlarmType"),
          Map.entry(NodeIds.NonExclusiveLevelAlarmType, "NonExclusiveLevelAlarmType"),
          Map.entry(NodeIds.ExclusiveDeviationAlarmType, "ExclusiveDeviationAlarmType"),
          Map.entry(NodeIds.NonExclusiveDeviationAlarmType, "NonExclusiveDeviationAlarmType"),
          Map.entry(NodeIds.ExclusiveRateOfChangeAlarmType, "ExclusiveRateOfChangeAlarmType"),
          Map.entry(NodeIds.NonExclusiveRateOfChangeAlarmType, "NonExclusiveRateOfChangeAlarmType"),
          Map.entry(NodeIds.DiscreteAlarmType, "DiscreteAlarmType"),
          Map.entry(NodeIds.OffNormalAlarmType, "OffNormalAlarmType"),
          Map.entry(NodeIds.SystemOffNormalAlarmType, "SystemOffNormalAlarmType"),
          Map.entry(NodeIds.TripAlarmType, "TripAlarmType"),
          Map.entry(NodeIds.DiscrepancyAlarmType, "DiscrepancyAlarmType"),
          Map.entry(NodeIds.CertificateExpirationAlarmType, "CertificateExpirationAlarmType"));

  private final OpcUaClient client;

  EventReader(OpcUaClient client) {
    this.client = client;
  }

  RawEvent read(Variant[] values) {
    Map<EventFields, Object> fields = EventFields.of(values);
    Object type = fields.get(EventFields.EVENT_TYPE);
    if (NodeIds.RefreshStartEventType.equals(type)) {
      return new RawEvent.RefreshStarted();
    }
    if (NodeIds.RefreshEndEventType.equals(type)) {
      return new RawEvent.RefreshEnded();
    }
    if (NodeIds.RefreshRequiredEventType.equals(type)) {
      return new RawEvent.RefreshRequired();
    }
    if (NodeIds.EventQueueOverflowEventType.equals(type)) {
      return new RawEvent.QueueOverflowed();
    }
    return new RawEvent.OfCondition(condition(fields));
  }

  private RawCondition condition(Map<EventFields, Object> fields) {
    return new RawCondition(
        eventId(fields),
        type(fields),
        node(fields, EventFields.CONDITION_ID),
        text(fields, EventFields.CONDITION_NAME),
        node(fields, EventFields.BRANCH_ID),
        node(fields, EventFields.SOURCE_NODE),
        text(fields, EventFields.SOURCE_NAME),
        node(fields, EventFields.INPUT_NODE),
        time(fields, EventFields.TIME),
        time(fields, EventFields.RECEIVE_TIME),
        text(fields, EventFields.MESSAGE),
        fields.get(EventFields.SEVERITY) instanceof Number severity ? severity.intValue() : null,
        states(fields),
        text(fields, EventFields.COMMENT),
        text(fields, EventFields.CLIENT_USER_ID));
  }

  private static RawCondition.States states(Map<EventFields, Object> fields) {
    String effective = text(fields, EventFields.ACTIVE_EFFECTIVE);
    return new RawCondition.States(
        flag(fields, EventFields.RETAIN),
        flag(fields, EventFields.ENABLED),
        flag(fields, EventFields.ACTIVE),
        effective == null ? text(fields, EventFields.LIMIT_STATE) : effective,
        flag(fields, EventFields.ACKED),
        flag(fields, EventFields.CONFIRMED),
        flag(fields, EventFields.SUPPRESSED),
        flag(fields, EventFields.SUPPRESSED_OR_SHELVED),
        text(fields, EventFields.SHELVING),
        flag(fields, EventFields.OUT_OF_SERVICE),
        flag(fields, EventFields.LATCHED));
  }

  private static @Nullable String eventId(Map<EventFields, Object> fields) {
    byte[] id =
        fields.get(EventFields.EVENT_ID) instanceof ByteString bytes
            ? bytes.bytesOrEmpty()
            : new byte[0];
    return id.length == 0 ? null : Base64.getEncoder().encodeToString(id);
  }

  private @Nullable String type(Map<EventFields, Object> fields) {
    Object type = fields.get(EventFields.EVENT_TYPE);
    String name = type instanceof NodeId id ? TYPES.get(id) : null;
    return name == null ? node(fields, EventFields.EVENT_TYPE) : name;
  }

  private @Nullable String node(Map<EventFields, Object> fields, EventFields field) {
    return fields.get(field) instanceof NodeId id && !id.isNull()
        ? id.expanded(client.getNamespaceTable()).toParseableString()
        : null;
  }

  private static @Nullable String text(Map<EventFields, Object> fields, EventFields field) {
    String text =
        switch (fields.get(field)) {
          case String plain -> plain;
          case LocalizedText localized -> localized.text();
          case null, default -> null;
        };
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable Boolean flag(Map<EventFields, Object> fields, EventFields field) {
    return fields.get(field) instanceof Boolean flag ? flag : null;
  }

  private static @Nullable Instant time(Map<EventFields, Object> fields, EventFields field) {
    return fields.get(field) instanceof DateTime time && time.utcTime() > 0
        ? time.getJavaInstant()
        : null;
  }
}
