package org.penstock.compliance.domain.export.row;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Origin;
import org.penstock.event.Quality;

/**
 * What few files tell of a reading.
 *
 * @param text the value as received
 * @param reason why it replaces another
 * @param author the name of the person who entered it
 */
public record RowDetails(
    @Nullable String text,
    Quality quality,
    Origin origin,
    List<String> flags,
    @Nullable String reason,
    @Nullable String author,
    Instant recordedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt) {

  public RowDetails {
    flags = List.copyOf(flags);
  }
}
