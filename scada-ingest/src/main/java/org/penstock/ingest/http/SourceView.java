package org.penstock.ingest.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.app.TrackSources.SourceNow;
import org.penstock.ingest.domain.source.SourceSpec;

/** A source as operators see it. */
public record SourceView(
    String sourceId,
    String plantId,
    String endpointUrl,
    String securityPolicy,
    String securityMode,
    SourceState state,
    @Nullable Instant since,
    @Nullable String reason,
    @Nullable String advice,
    @Nullable String sessionId,
    int tagsTotal,
    int tagsGood,
    List<RefusedTag> refusedTags,
    long configRevision) {

  /** A tag that the server does not deliver. */
  public record RefusedTag(String tagName, String reason) {}

  static SourceView of(SourceSpec source, @Nullable SourceNow now) {
    SourceStatus status = now == null ? null : now.status();
    return new SourceView(
        source.id(),
        source.plantId(),
        source.endpointUrl(),
        source.security().policy(),
        source.security().mode(),
        status == null ? SourceState.STOPPED : status.state(),
        status == null ? null : status.since(),
        status == null ? null : status.reason(),
        status == null ? null : status.advice(),
        status == null ? null : status.sessionId(),
        source.tags().size(),
        status == null ? 0 : status.tagsGood(),
        now == null ? List.of() : refused(now),
        source.revision());
  }

  private static List<RefusedTag> refused(SourceNow now) {
    return now.refusedTags().entrySet().stream()
        .map(entry -> new RefusedTag(entry.getKey(), entry.getValue()))
        .toList();
  }
}
