package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one source, on {@code scada.source-status.v1}.
 *
 * @param advice what a person can do about it
 */
public record SourceStatus(
    String sourceId,
    String plantId,
    SourceState state,
    Instant since,
    @Nullable String reason,
    @Nullable String advice,
    @Nullable String endpoint,
    @Nullable String securityPolicy,
    @Nullable String sessionId,
    int tagsTotal,
    int tagsGood,
    long configRevision,
    Instant updatedAt) {

  public SourceStatus {
    Checks.text("sourceId", sourceId);
    Checks.text("plantId", plantId);
    Checks.present("state", state);
    Checks.present("since", since);
    Checks.present("updatedAt", updatedAt);
  }
}
