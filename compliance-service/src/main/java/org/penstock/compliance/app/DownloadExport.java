package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;

/** Hands out the bytes of an export as they were first made, and records who took them. */
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

  /** The answer to a person who asks for the file. */
  public sealed interface Outcome {
    /** The file and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
    record Found(ExportFile file, byte[] bytes) implements Outcome {}

    /** There is no such export. */
    record NotFound() implements Outcome {}

    /** The caller has none of the roles that fetch exported files. */
    record RoleRequired() implements Outcome {}
  }

  /** Fetches the file. */
  @Transactional
  public Outcome download(Who who, UUID id) {
    Map<String, Object> details = Map.of("export_id", id.toString());
    if (!who.mayReadAll()) {
      refusals.record(who, "download", "role-required", details);
      return new Outcome.RoleRequired();
    }
    Optional<ExportFile> file = files.find(id);
    Optional<byte[]> bytes = files.bytes(id);
    if (file.isEmpty() || bytes.isEmpty()) {
      return new Outcome.NotFound();
    }
    audit.append(new AuditEntry(clock.instant(), "export_downloaded", who.actor(), details));
    return new Outcome.Found(file.get(), bytes.get());
  }
}
