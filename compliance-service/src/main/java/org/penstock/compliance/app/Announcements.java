package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.Actor;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.ComplianceEventType;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.topic.Topics;

/** Tells other services what happened, in the transaction in which it happens. */
@ApplicationScoped
public class Announcements {

  private final Outbox outbox;
  private final EventWriter events;
  private final IdSource ids;
  private final TagCatalogue tags;

  Announcements(Outbox outbox, EventWriter events, IdSource ids, TagCatalogue tags) {
    this.outbox = outbox;
    this.events = events;
    this.ids = ids;
    this.tags = tags;
  }

  /** A decision stands. */
  public void decided(Decision decision) {
    ComplianceEventType type =
        switch (decision.verb()) {
          case APPROVE -> ComplianceEventType.READINGS_APPROVED;
          case REJECT -> ComplianceEventType.READINGS_REJECTED;
          case REOPEN -> ComplianceEventType.READINGS_REOPENED;
          case LOCK -> ComplianceEventType.READINGS_LOCKED;
        };
    Selection.ByPeriod period =
        decision.selection() instanceof Selection.ByPeriod byPeriod ? byPeriod : null;
    String id = decision.id().toString();
    publish(
        new ComplianceEvent(
            ids.next().toString(),
            type,
            id,
            tags.plantId(),
            decision.actor(),
            period == null ? List.of() : period.tagNames().stream().sorted().toList(),
            period == null ? null : period.from(),
            period == null ? null : period.to(),
            null,
            decision.count(),
            null,
            null,
            decision.reason(),
            decision.meaning(),
            id,
            null,
            null,
            decision.contentHash(),
            decision.at()));
  }

  void corrected(Reading reading, Actor actor, Instant at) {
    publish(ofReading(ComplianceEventType.READING_CORRECTED, reading, actor, reading.reason(), at));
  }

  void reopenedByData(Reading reading, Actor actor, Instant at) {
    publish(ofReading(ComplianceEventType.READINGS_REOPENED, reading, actor, "late data", at));
  }

  /** An export is kept. */
  public void exported(ExportFile file) {
    String id = file.id().toString();
    publish(
        new ComplianceEvent(
            ids.next().toString(),
            ComplianceEventType.EXPORT_CREATED,
            id,
            tags.plantId(),
            file.requestedBy(),
            file.tagNames().stream().sorted().toList(),
            file.from(),
            file.to(),
            null,
            file.rows(),
            null,
            null,
            null,
            null,
            null,
            id,
            file.profileId() + " v" + file.profileVersion(),
            file.sha256(),
            file.createdAt()));
  }

  private ComplianceEvent ofReading(
      ComplianceEventType type, Reading reading, Actor actor, @Nullable String reason, Instant at) {
    return new ComplianceEvent(
        ids.next().toString(),
        type,
        reading.id().toString(),
        tags.plantId(),
        actor,
        List.of(reading.slot().tagName()),
        reading.slot().start(),
        null,
        reading.operatingDay(),
        1,
        null,
        null,
        reason,
        null,
        null,
        null,
        null,
        null,
        at);
  }

  private void publish(ComplianceEvent event) {
    outbox.add(
        events.message(
            Topics.COMPLIANCE_EVENTS,
            event.subject(),
            event.eventId(),
            event.eventType().name().toLowerCase(Locale.ROOT),
            event.subject(),
            event.occurredAt(),
            event));
  }
}
