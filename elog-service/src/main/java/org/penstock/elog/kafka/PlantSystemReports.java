package org.penstock.elog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.penstock.elog.domain.auto.AutomaticEntry;
import org.penstock.elog.domain.writing.EntryRequest;
import org.penstock.elog.domain.writing.Fault;
import org.penstock.elog.domain.writing.Report;
import org.penstock.event.InboundLogEntry;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;

/** Entries that plant systems hand in; one that cannot be recorded is told why. */
@ApplicationScoped
class PlantSystemReports {

  private final EventReader events;
  private final InstantSource clock;

  PlantSystemReports(EventReader events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  Optional<AutomaticEntry> entry(ConsumedRecord record, DeadLetters unreadable) {
    return events
        .read(record, InboundLogEntry.class, unreadable)
        .flatMap(inbound -> entry(inbound, record, unreadable));
  }

  private Optional<AutomaticEntry> entry(
      InboundLogEntry inbound, ConsumedRecord record, DeadLetters unreadable) {
    Report report = Report.decide(request(inbound), SourceEvents.of(inbound), clock.instant());
    return switch (report) {
      case Report.Taken taken -> Optional.of(taken.entry());
      case Report.Refused refused -> {
        unreadable.add(record, reason(refused.faults()));
        yield Optional.empty();
      }
    };
  }

  private static EntryRequest request(InboundLogEntry inbound) {
    return new EntryRequest(
        inbound.plantId(),
        inbound.entryType(),
        inbound.title(),
        inbound.body(),
        inbound.occurredAt(),
        inbound.area(),
        List.of(),
        inbound.refs(),
        new TreeMap<>(inbound.metadata()),
        false,
        null,
        new EntryRequest.Claim(inbound.operatorId(), inbound.operatorName()));
  }

  private static String reason(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.field() + " " + fault.message())
        .collect(Collectors.joining("; "));
  }
}
