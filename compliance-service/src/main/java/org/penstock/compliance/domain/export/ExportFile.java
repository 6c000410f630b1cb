package org.penstock.compliance.domain.export;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.penstock.event.Actor;

/**
 * A file that was exported; its bytes are kept beside it and never made again.
 *
 * @param tagNames the tags asked for; empty for all that the profile takes
 * @param sha256 of the bytes, in hex
 */
public record ExportFile(
    UUID id,
    String profileId,
    int profileVersion,
    String profileSha256,
    Instant from,
    Instant to,
    Set<String> tagNames,
    String name,
    int rows,
    int skipped,
    int formulaLike,
    long size,
    String sha256,
    Actor requestedBy,
    Instant createdAt) {

  public ExportFile {
    tagNames = Set.copyOf(tagNames);
  }
}
