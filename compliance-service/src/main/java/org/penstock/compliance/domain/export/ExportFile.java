package org.penstock.compliance.domain.export;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.event.Actor;

/**
 * An export; the bytes of its files are kept beside it and never made again.
 *
 * @param tagNames the tags asked for; empty for all that the profile takes
 */
public record ExportFile(
    UUID id,
    String profileId,
    int profileVersion,
    String profileSha256,
    Instant from,
    Instant to,
    Set<String> tagNames,
    List<ExportPart> parts,
    int skipped,
    int formulaLike,
    int guarded,
    Actor requestedBy,
    Instant createdAt) {

  public ExportFile {
    tagNames = Set.copyOf(tagNames);
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an export has at least one file");
    }
  }

  /** The name of the first file. */
  public String name() {
    return parts.getFirst().name();
  }

  /** How many readings are in the files together. */
  public int rows() {
    return parts.stream().mapToInt(ExportPart::rows).sum();
  }

  /** In bytes, of the files together. */
  public long size() {
    return parts.stream().mapToLong(ExportPart::size).sum();
  }

  /** Of the one file; of several, over the hashes of each in their order. */
  public String sha256() {
    return parts.size() == 1
        ? parts.getFirst().sha256()
        : Fingerprint.ofAll(parts.stream().map(ExportPart::sha256).toList());
  }
}
