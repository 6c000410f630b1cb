package org.penstock.elog.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.Times;
import org.penstock.elog.domain.Version;
import org.penstock.event.EntryReference;
import org.penstock.event.PlantJson;

/** The stored text of an entry, read again: the other direction of {@code CanonicalEntry}. */
record EntryPayload(
    UUID entryId,
    String plantId,
    String entryType,
    ActorKind actorKind,
    String operatorId,
    String operatorName,
    String recordedById,
    String recordedByName,
    @Nullable String sourceService,
    @Nullable String sourceEventId,
    @Nullable String title,
    String body,
    @Nullable String area,
    List<String> tags,
    List<EntryReference> refs,
    Map<String, @Nullable Object> metadata,
    boolean mustRead,
    int priority,
    Instant occurredAt,
    Instant recordedAt,
    long lateByS,
    UUID rootId,
    int version,
    @Nullable UUID supersedesId,
    ChangeKind changeKind,
    @Nullable String changeReason) {

  private static final ObjectMapper MAPPER = PlantJson.newMapper();

  static LogEntry parse(String text) {
    try {
      return MAPPER.readValue(text, EntryPayload.class).entry();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored entry is not readable", e);
    }
  }

  private LogEntry entry() {
    return new LogEntry(
        entryId,
        plantId,
        EntryType.of(entryType).orElseThrow(),
        new Content(title, body, area, tags, refs, metadata, mustRead, priority),
        new Times(occurredAt, recordedAt, Duration.ofSeconds(lateByS)),
        new Version(rootId, version, supersedesId, changeKind, changeReason),
        actorKind,
        new Operator(operatorId, operatorName),
        new Operator(recordedById, recordedByName),
        sourceEventId == null || sourceService == null
            ? null
            : new SourceEvent(sourceService, sourceEventId));
  }
}
