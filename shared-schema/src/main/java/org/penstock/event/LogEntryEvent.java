package org.penstock.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one log entry, on {@code elog.entries.v1}.
 *
 * @param seq for each plant, without holes
 * @param rootId the first version's id
 * @param priority 1 highest to 5
 * @param lateByS seconds
 * @param hash lower-case hexadecimal
 */
public record LogEntryEvent(
    String entryId,
    String plantId,
    long seq,
    String rootId,
    int version,
    @Nullable String supersedesId,
    EntryChange changeKind,
    @Nullable String changeReason,
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
    List<String> tags,
    List<EntryReference> refs,
    boolean mustRead,
    @Nullable String sourceService,
    @Nullable String sourceEventId,
    Map<String, String> metadata,
    String hash) {

  public LogEntryEvent {
    Checks.text("entryId", entryId);
    Checks.text("plantId", plantId);
    Checks.text("rootId", rootId);
    Checks.present("changeKind", changeKind);
    Checks.text("entryType", entryType);
    Checks.text("body", body);
    Checks.present("occurredAt", occurredAt);
    Checks.present("recordedAt", recordedAt);
    Checks.text("operatorId", operatorId);
    Checks.text("operatorName", operatorName);
    Checks.present("actorKind", actorKind);
    tags = tags == null ? List.of() : List.copyOf(tags);
    refs = refs == null ? List.of() : List.copyOf(refs);
    metadata = Checks.ordered(metadata);
    Checks.text("hash", hash);
  }
}
