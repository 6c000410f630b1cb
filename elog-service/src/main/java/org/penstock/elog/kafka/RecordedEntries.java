package org.penstock.elog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.CanonicalEntry;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.Version;
import org.penstock.elog.domain.port.EntryFeed;
import org.penstock.event.ActorKind;
import org.penstock.event.EntryChange;
import org.penstock.event.LogEntryEvent;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.topic.Topics;

/** Tells of recorded entries on {@code elog.entries.v1}, in the order of the log. */
@ApplicationScoped
class RecordedEntries implements EntryFeed {

  private static final String TYPE = "log_entry_recorded";

  private final Outbox outbox;
  private final EventWriter events;

  RecordedEntries(Outbox outbox, EventWriter events) {
    this.outbox = outbox;
    this.events = events;
  }

  @Override
  public void publish(ChainedEntry chained) {
    LogEntry entry = chained.entry();
    outbox.add(
        events.message(
            Topics.ELOG_ENTRIES,
            entry.plantId(),
            entry.id().toString(),
            TYPE,
            entry.version().rootId().toString(),
            entry.times().recordedAt(),
            event(chained)));
  }

  private static LogEntryEvent event(ChainedEntry chained) {
    LogEntry entry = chained.entry();
    Content content = entry.content();
    Version version = entry.version();
    SourceEvent source = entry.source();
    return new LogEntryEvent(
        entry.id().toString(),
        entry.plantId(),
        chained.seq(),
        version.rootId().toString(),
        version.number(),
        text(version.supersedes()),
        EntryChange.valueOf(version.kind().name()),
        version.reason(),
        entry.type().symbol(),
        content.priority(),
        content.title(),
        content.body(),
        content.area(),
        entry.times().occurredAt(),
        entry.times().recordedAt(),
        entry.times().isLate(),
        entry.times().lateBy().toSeconds(),
        entry.operator().id(),
        entry.operator().name(),
        ActorKind.valueOf(entry.actorKind().name()),
        content.tags(),
        content.refs(),
        content.mustRead(),
        source == null ? null : source.service(),
        source == null ? null : source.id(),
        metadata(content),
        chained.hash());
  }

  private static Map<String, String> metadata(Content content) {
    Map<String, String> metadata = new LinkedHashMap<>();
    content
        .metadata()
        .forEach((key, value) -> {
          if (value != null) {
            metadata.put(key, CanonicalEntry.metadataText(value));
          }
        });
    return metadata;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
