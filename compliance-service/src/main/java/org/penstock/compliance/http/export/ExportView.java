package org.penstock.compliance.http.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.event.Actor;

/** An export as HTTP shows it. */
record ExportView(
    UUID exportId,
    String profile,
    int profileVersion,
    String profileSha256,
    Instant from,
    Instant to,
    List<String> tagNames,
    String name,
    int rowCount,
    int skippedWithoutValue,
    int formulaLikeCells,
    int guardedCells,
    long size,
    String sha256,
    List<ExportPart> files,
    Actor requestedBy,
    Instant createdAt) {

  static ExportView of(ExportFile file) {
    return new ExportView(
        file.id(),
        file.profileId(),
        file.profileVersion(),
        file.profileSha256(),
        file.from(),
        file.to(),
        file.tagNames().stream().sorted().toList(),
        file.name(),
        file.rows(),
        file.skipped(),
        file.formulaLike(),
        file.guarded(),
        file.size(),
        file.sha256(),
        file.parts(),
        file.requestedBy(),
        file.createdAt());
  }
}
