package org.penstock.elog.domain.auto;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.Times;
import org.penstock.elog.domain.Version;

/**
 * What an event says for the log, before it has an id and a place there.
 *
 * @param operator the person who acted, if the publishing service knows one, else the service
 */
public record AutomaticEntry(
    String plantId,
    EntryType type,
    Content content,
    Instant occurredAt,
    Operator operator,
    SourceEvent source) {

  /** The entry as the log records it. */
  public LogEntry recorded(UUID id, Instant now, Duration lateAfter) {
    return new LogEntry(
        id,
        plantId,
        type,
        content,
        Times.of(occurredAt, now, lateAfter),
        Version.first(id),
        ActorKind.SYSTEM,
        operator,
        new Operator(source.service(), source.service()),
        source);
  }
}
