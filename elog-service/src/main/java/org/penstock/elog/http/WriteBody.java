package org.penstock.elog.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.writing.EntryRequest;
import org.penstock.event.EntryReference;

/**
 * An entry as someone sends it.
 *
 * @param operatorId may only be the caller's own
 * @param operatorName may only be the caller's own
 */
record WriteBody(
    @Nullable String plantId,
    @Nullable String operatorId,
    @Nullable String operatorName,
    @Nullable String entryType,
    @Nullable String title,
    @Nullable String body,
    @Nullable Instant occurredAt,
    @Nullable String area,
    @Nullable List<String> tags,
    @Nullable List<EntryReference> refs,
    @Nullable Map<String, @Nullable Object> metadata,
    @Nullable Boolean mustRead,
    @Nullable Integer priority) {

  EntryRequest request() {
    return new EntryRequest(
        plantId,
        entryType,
        title,
        body,
        occurredAt,
        area,
        tags == null ? List.of() : tags,
        refs == null ? List.of() : refs,
        metadata == null ? Map.of() : metadata,
        mustRead,
        priority,
        new EntryRequest.Claim(operatorId, operatorName));
  }
}
