package org.penstock.ingest.domain.condition;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.domain.source.SourceSpec;

/** Makes the published events of one source. */
final class AlarmEvents {

  private final String sourceId;
  private final String plantId;
  private final Map<String, String> tagsByNode = new HashMap<>();

  AlarmEvents(SourceSpec source) {
    this.sourceId = source.id();
    this.plantId = source.plantId();
    source.tags().forEach(tag -> tagsByNode.put(tag.nodeId(), tag.tagName()));
  }

  /** The event as the server gave it. */
  ScadaAlarmEvent of(RawCondition raw, String conditionId, boolean isRefresh, Instant now) {
    RawCondition.States states = raw.states();
    Instant received = raw.receiveTime() == null ? now : raw.receiveTime();
    Instant time = raw.time() == null ? received : raw.time();
    return new ScadaAlarmEvent(
        raw.eventId() == null ? made(raw, conditionId, time) : raw.eventId(),
        sourceId,
        plantId,
        raw.eventType(),
        conditionId,
        raw.conditionName(),
        raw.branchId(),
        raw.sourceNode(),
        raw.sourceName(),
        tagOf(raw),
        time,
        received,
        raw.message(),
        raw.severity(),
        states.retain(),
        states.enabled(),
        states.active(),
        states.activeEffective(),
        states.acked(),
        states.confirmed(),
        states.suppressed(),
        shelving(states),
        states.outOfService(),
        states.latched(),
        raw.comment(),
        raw.clientUserId(),
        isRefresh,
        null);
  }

  private static String made(RawCondition raw, String conditionId, Instant time) {
    return EventIds.made(
        conditionId, String.valueOf(raw.branchId()), time, raw.states(), "" + raw.severity());
  }

  private @Nullable String tagOf(RawCondition raw) {
    String tag = raw.inputNode() == null ? null : tagsByNode.get(raw.inputNode());
    return tag != null || raw.sourceNode() == null ? tag : tagsByNode.get(raw.sourceNode());
  }

  /** SuppressedOrShelved is mandatory, what it sums up is not (OPC 10000-9, 5.8.2). */
  private static @Nullable String shelving(RawCondition.States states) {
    boolean isSummaryAlone = states.shelving() == null && states.suppressed() == null;
    return isSummaryAlone && Boolean.TRUE.equals(states.suppressedOrShelved())
        ? "SuppressedOrShelved"
        : states.shelving();
  }

  /** The same event under another identity: it holds again after we had to call it over. */
  ScadaAlarmEvent again(ScadaAlarmEvent event, ScadaAlarmEvent since) {
    return withId(event, EventIds.made(event.eventId(), "again", since.eventId()));
  }

  private static ScadaAlarmEvent withId(ScadaAlarmEvent event, String eventId) {
    return new ScadaAlarmEvent(
        eventId,
        event.sourceId(),
        event.plantId(),
        event.eventType(),
        event.conditionId(),
        event.conditionName(),
        event.branchId(),
        event.sourceNode(),
        event.sourceName(),
        event.tagName(),
        event.time(),
        event.receiveTime(),
        event.message(),
        event.severity(),
        event.retain(),
        event.enabled(),
        event.active(),
        event.activeEffective(),
        event.acked(),
        event.confirmed(),
        event.suppressed(),
        event.shelving(),
        event.outOfService(),
        event.latched(),
        event.comment(),
        event.clientUserId(),
        event.refresh(),
        event.reconciled());
  }

  /** What we conclude of a condition that the server did not tell us of. */
  static ScadaAlarmEvent concluded(
      ScadaAlarmEvent last, boolean active, @Nullable Boolean retain, String why, Instant now) {
    return new ScadaAlarmEvent(
        EventIds.made(last.eventId(), "reconciled", active, now),
        last.sourceId(),
        last.plantId(),
        last.eventType(),
        last.conditionId(),
        last.conditionName(),
        last.branchId(),
        last.sourceNode(),
        last.sourceName(),
        last.tagName(),
        now,
        now,
        why,
        last.severity(),
        retain,
        last.enabled(),
        active,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        true);
  }
}
