package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.app.Who;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;

/** Lets a person have the bytes of an export as they were first made, and records who took them. */
@ApplicationScoped
public class DownloadExport {

  private final ExportFiles files;
  private final AuditLog audit;
  private final RecordRefusal refusals;
  private final InstantSource clock;

  DownloadExport(ExportFiles files, AuditLog audit, RecordRefusal refusals, InstantSource clock) {
    this.files = files;
    this.audit = audit;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** The answer to a person who asks for a file. */
  public sealed interface Outcome {
    /** They may have it; it is on record that they take it. */
    record Granted(ExportFile file) implements Outcome {}

    /** There is no such export, or it has no such file. */
    record NotFound() implements Outcome {}

    /** The caller has none of the roles that fetch exported files. */
    record RoleRequired() implements Outcome {}
  }

  /**
   * Asks for a file.
   *
   * @param part its number from 1; 0 for all of them
   */
  @Transactional
  public Outcome download(Who who, UUID id, int part) {
    Map<String, Object> details = Map.of("export_id", id.toString(), "part", part);
    if (!who.mayReadAll()) {
      refusals.record(who, "download", "role-required", details);
      return new Outcome.RoleRequired();
    }
    Optional<ExportFile> file = files.find(id).filter(one -> part <= one.parts().size());
    if (part < 0 || file.isEmpty()) {
      return new Outcome.NotFound();
    }
    audit.append(new AuditEntry(clock.instant(), "export_downloaded", who.actor(), details));
    return new Outcome.Granted(file.get());
  }
}
