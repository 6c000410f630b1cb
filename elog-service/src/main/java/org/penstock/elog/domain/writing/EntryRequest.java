package org.penstock.elog.domain.writing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.EntryReference;

/** What someone asks the log to record, as sent and not checked yet. */
public record EntryRequest(
    @Nullable String plantId,
    @Nullable String entryType,
    @Nullable String title,
    @Nullable String body,
    @Nullable Instant occurredAt,
    @Nullable String area,
    List<String> tags,
    List<EntryReference> refs,
    Map<String, @Nullable Object> metadata,
    @Nullable Boolean mustRead,
    @Nullable Integer priority,
    Claim claim) {

  /** The author that a request names; believed only when it is the one that the token names. */
  public record Claim(@Nullable String operatorId, @Nullable String operatorName) {}
}
