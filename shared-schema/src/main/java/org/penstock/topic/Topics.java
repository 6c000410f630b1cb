package org.penstock.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.AuditAnchor;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.Gap;
import org.penstock.event.InboundLogEntry;
import org.penstock.event.InboundReading;
import org.penstock.event.LabResult;
import org.penstock.event.LogEntryEvent;
import org.penstock.event.Reading;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.SourceStatus;
import org.penstock.event.TagMetadata;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderRequest;
import org.penstock.topic.Topic.Cleanup;

/** The catalogue. The number of partitions of a topic never changes: it would move keys. */
public final class Topics {

  public static final Topic READINGS =
      new Topic(
          "scada.readings.v1", "tag_name", Reading.class, 12, Cleanup.DELETE, Duration.ofDays(14));

  public static final Topic READINGS_LATEST =
      new Topic("scada.readings-latest.v1", "tag_name", Reading.class, 12, Cleanup.COMPACT, null);

  public static final Topic READINGS_INBOUND =
      new Topic(
          "scada.readings-inbound.v1",
          "tag_name",
          InboundReading.class,
          12,
          Cleanup.DELETE,
          Duration.ofDays(7));

  public static final Topic TAGS =
      new Topic("scada.tags.v1", "tag_name", TagMetadata.class, 1, Cleanup.COMPACT, null);

  public static final Topic SOURCE_STATUS =
      new Topic(
          "scada.source-status.v1", "source_id", SourceStatus.class, 1, Cleanup.COMPACT, null);

  public static final Topic GAPS =
      new Topic("scada.gaps.v1", "source_id", Gap.class, 3, Cleanup.DELETE, Duration.ofDays(90));

  public static final Topic SCADA_ALARM_EVENTS =
      new Topic(
          "scada.alarm-events.v1",
          "source_id, condition_id",
          ScadaAlarmEvent.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(30));

  public static final Topic ALARM_EVENTS =
      new Topic(
          "alarm.events.v1", "alarm_id", AlarmEvent.class, 6, Cleanup.DELETE, Duration.ofDays(90));

  public static final Topic ALARM_STATES =
      new Topic("alarm.states.v1", "alarm_id", AlarmSnapshot.class, 6, Cleanup.COMPACT, null);

  public static final Topic WORK_ORDER_REQUESTS =
      new Topic(
          "maintenance.work-order-requests.v1",
          "dedupe_key",
          WorkOrderRequest.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(30));

  public static final Topic WORK_ORDERS =
      new Topic(
          "maintenance.work-orders.v1",
          "work_order_id",
          WorkOrderEvent.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(90));

  public static final Topic LAB_RESULTS =
      new Topic(
          "lab.results.v1", "sample_id", LabResult.class, 3, Cleanup.DELETE, Duration.ofDays(90));

  public static final Topic COMPLIANCE_EVENTS =
      new Topic(
          "compliance.events.v1",
          "subject",
          ComplianceEvent.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(365));

  public static final Topic AUDIT_ANCHORS =
      new Topic("audit.anchors.v1", "chain", AuditAnchor.class, 1, Cleanup.KEEP, null);

  public static final Topic ELOG_ENTRIES =
      new Topic(
          "elog.entries.v1",
          "plant_id",
          LogEntryEvent.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(365));

  public static final Topic ELOG_ENTRIES_INBOUND =
      new Topic(
          "elog.entries-inbound.v1",
          "plant_id",
          InboundLogEntry.class,
          3,
          Cleanup.DELETE,
          Duration.ofDays(7));

  private static final List<Topic> ALL =
      List.of(
          READINGS,
          READINGS_LATEST,
          READINGS_INBOUND,
          TAGS,
          SOURCE_STATUS,
          GAPS,
          SCADA_ALARM_EVENTS,
          ALARM_EVENTS,
          ALARM_STATES,
          WORK_ORDER_REQUESTS,
          WORK_ORDERS,
          LAB_RESULTS,
          COMPLIANCE_EVENTS,
          AUDIT_ANCHORS,
          ELOG_ENTRIES,
          ELOG_ENTRIES_INBOUND);

  /** Which Penstock services read a topic; each has a dead-letter topic there. */
  private static final Map<Topic, List<String>> READERS =
      Map.ofEntries(
          Map.entry(READINGS, List.of("alert-engine", "compliance-service", "scada-ingest")),
          Map.entry(READINGS_INBOUND, List.of("scada-ingest")),
          Map.entry(TAGS, List.of("alert-engine")),
          Map.entry(SOURCE_STATUS, List.of("alert-engine")),
          Map.entry(GAPS, List.of("compliance-service", "elog-service")),
          Map.entry(SCADA_ALARM_EVENTS, List.of("alert-engine")),
          Map.entry(ALARM_EVENTS, List.of("elog-service")),
          Map.entry(WORK_ORDER_REQUESTS, List.of("cmms-bridge")),
          Map.entry(WORK_ORDERS, List.of("alert-engine", "elog-service")),
          Map.entry(LAB_RESULTS, List.of("compliance-service")),
          Map.entry(COMPLIANCE_EVENTS, List.of("elog-service")),
          Map.entry(AUDIT_ANCHORS, List.of("compliance-service", "elog-service")),
          Map.entry(ELOG_ENTRIES_INBOUND, List.of("elog-service")));

  private Topics() {}

  /** Every topic. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The Penstock services that read the topic. */
  public static List<String> readers(Topic topic) {
    return READERS.getOrDefault(topic, List.of());
  }

  /** The name of every dead-letter topic: one for each topic and service that reads it. */
  public static List<String> deadLetters() {
    return ALL.stream().flatMap(topic -> readers(topic).stream().map(topic::deadLetter)).toList();
  }
}
