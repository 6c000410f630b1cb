package org.penstock.elog.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.Times;
import org.penstock.elog.domain.Version;
import org.penstock.event.EntryReference;

/** A version of an entry as readers see it. */
record EntryView(
    UUID entryId,
    String plantId,
    long seq,
    UUID rootId,
    int version,
    @Nullable UUID supersedesId,
    ChangeKind changeKind,
    @Nullable String changeReason,
    boolean struck,
    String entryType,
    int priority,
    @Nullable String title,
    String body,
    @Nullable String area,
    Instant occurredAt,
    Instant recordedAt,
    boolean late,
    long lateByS,
    String operatorId,
    String operatorName,
    ActorKind actorKind,
    String recordedById,
    String recordedByName,
    List<String> tags,
    List<EntryReference> refs,
    boolean mustRead,
    Map<String, @Nullable Object> metadata,
    @Nullable String sourceService,
    @Nullable String sourceEventId,
    String hash) {

  static EntryView of(ChainedEntry chained) {
    LogEntry entry = chained.entry();
    Content content = entry.content();
    Times times = entry.times();
    Version version = entry.version();
    SourceEvent source = entry.source();
    return new EntryView(
        entry.id(),
        entry.plantId(),
        chained.seq(),
        version.rootId(),
        version.number(),
        version.supersedes(),
        version.kind(),
        version.reason(),
        entry.isStruck(),
        entry.type().symbol(),
        content.priority(),
        content.title(),
        content.body(),
        content.area(),
        times.occurredAt(),
        times.recordedAt(),
        times.isLate(),
        times.lateBy().toSeconds(),
        entry.operator().id(),
        entry.operator().name(),
        entry.actorKind(),
        entry.recordedBy().id(),
        entry.recordedBy().name(),
        content.tags(),
        content.refs(),
        content.mustRead(),
        content.metadata(),
        source == null ? null : source.service(),
        source == null ? null : source.id(),
        chained.hash());
  }
}
