package org.penstock.elog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penstock.elog.app.RecordEvents;
import org.penstock.elog.app.WitnessAnchors;
import org.penstock.elog.domain.auto.AlarmEntries;
import org.penstock.elog.domain.auto.AutomaticEntry;
import org.penstock.elog.domain.auto.ComplianceEntries;
import org.penstock.elog.domain.auto.WorkOrderEntries;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AuditAnchor;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.WorkOrderEvent;
import org.penstock.kit.KitConfig;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Reads what the plant's services and systems tell, and gives it to the log. */
@ApplicationScoped
class PlantEvents implements BatchHandler {

  private final EventReader events;
  private final PlantSystemReports reports;
  private final RecordEvents recordEvents;
  private final WitnessAnchors witnessAnchors;
  private final String service;

  PlantEvents(
      EventReader events,
      PlantSystemReports reports,
      RecordEvents recordEvents,
      WitnessAnchors witnessAnchors,
      KitConfig config) {
    this.events = events;
    this.reports = reports;
    this.recordEvents = recordEvents;
    this.witnessAnchors = witnessAnchors;
    this.service = config.service();
  }

  @Override
  public String group() {
    return service;
  }

  @Override
  public Set<Topic> topics() {
    return ElogTopics.READ;
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    List<AutomaticEntry> entries =
        batch.stream().flatMap(record -> entry(record, unreadable).stream()).toList();
    recordEvents.record(entries);
  }

  private Optional<AutomaticEntry> entry(ConsumedRecord record, DeadLetters unreadable) {
    String topic = record.topic();
    if (topic.equals(Topics.COMPLIANCE_EVENTS.name())) {
      return events
          .read(record, ComplianceEvent.class, unreadable)
          .flatMap(event -> ComplianceEntries.of(event, SourceEvents.of(record, event.eventId())));
    }
    if (topic.equals(Topics.WORK_ORDERS.name())) {
      return events
          .read(record, WorkOrderEvent.class, unreadable)
          .flatMap(event -> WorkOrderEntries.of(event, SourceEvents.of(record, event.eventId())));
    }
    if (topic.equals(Topics.ALARM_EVENTS.name())) {
      return events
          .read(record, AlarmEvent.class, unreadable)
          .flatMap(event -> AlarmEntries.of(event, SourceEvents.of(record, event.eventId())));
    }
    if (topic.equals(Topics.ELOG_ENTRIES_INBOUND.name())) {
      return reports.entry(record, unreadable);
    }
    witness(record, unreadable);
    return Optional.empty();
  }

  private void witness(ConsumedRecord record, DeadLetters unreadable) {
    events
        .read(record, AuditAnchor.class, unreadable)
        .filter(anchor -> !anchor.service().equals(service))
        .ifPresent(witnessAnchors::witness);
  }
}
