package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.penstock.compliance.app.Announcements;
import org.penstock.compliance.app.Counts;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.compliance.domain.export.ManifestSigner;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.Actor;
import org.penstock.kit.chain.AnchorPublisher;
import org.penstock.kit.chain.ChainHead;
import org.penstock.kit.chain.Chains;
import org.penstock.kit.id.IdSource;

/** Keeps an export that is made: bytes, manifest, audit entry and event, all of them or none. */
@ApplicationScoped
class KeepExport {

  private final ExportFiles files;
  private final ManifestSigner signer;
  private final TagCatalogue tags;
  private final AuditLog audit;
  private final Chains chains;
  private final Announcements announcements;
  private final AnchorPublisher anchors;
  private final Counts counts;
  private final InstantSource clock;
  private final IdSource ids;

  KeepExport(
      ExportFiles files,
      ManifestSigner signer,
      TagCatalogue tags,
      AuditLog audit,
      Chains chains,
      Announcements announcements,
      AnchorPublisher anchors,
      Counts counts,
      InstantSource clock,
      IdSource ids) {
    this.files = files;
    this.signer = signer;
    this.tags = tags;
    this.audit = audit;
    this.chains = chains;
    this.announcements = announcements;
    this.anchors = anchors;
    this.counts = counts;
    this.clock = clock;
    this.ids = ids;
  }

  /** Keeps it, in the caller's transaction. */
  @Transactional(TxType.MANDATORY)
  ExportFile keep(Actor actor, ExportOrder order, MakeExport.Made.Files made) {
    Instant now = clock.instant();
    ExportProfile profile = made.profile();
    ExportFile file =
        new ExportFile(
            ids.next(),
            profile.id(),
            profile.version(),
            profile.sha256(),
            order.from(),
            order.to(),
            order.tagNames(),
            made.parts(),
            made.whole().skipped(),
            made.whole().formulaLike(),
            made.whole().guarded(),
            actor,
            now);
    files.add(file, signer.sign(manifest(file, profile)), made.work());
    audit.append(new AuditEntry(now, "export_created", actor, describe(file, order)));
    announcements.exported(file);
    anchors.publishAll();
    counts.exportCreated(file.rows());
    return file;
  }

  private Map<String, Object> manifest(ExportFile file, ExportProfile profile) {
    ChainHead head = chains.head(AuditLog.CHAIN).orElse(ChainHead.empty());
    Map<String, Object> fields = new TreeMap<>();
    fields.put("export_id", file.id().toString());
    fields.put("plant_id", tags.plantId());
    fields.put("profile", file.profileId());
    fields.put("profile_version", file.profileVersion());
    fields.put("profile_sha256", file.profileSha256());
    fields.put("history", profile.history().name());
    fields.put("clock", profile.clock().name());
    fields.put("plant_zone", tags.time().zone().getId());
    fields.put("from", file.from().toString());
    fields.put("to", file.to().toString());
    fields.put("tag_names", file.tagNames().stream().sorted().toList());
    fields.put("row_count", file.rows());
    fields.put("skipped_without_value", file.skipped());
    fields.put("formula_like_cells", file.formulaLike());
    fields.put("guarded_cells", file.guarded());
    fields.put("files", file.parts().stream().map(KeepExport::part).toList());
    fields.put(
        "audit_head", Map.of("chain", AuditLog.CHAIN, "seq", head.seq(), "hash", head.hash()));
    fields.put("requested_by", requester(file.requestedBy()));
    fields.put("created_at", file.createdAt().toString());
    return fields;
  }

  private static Map<String, Object> part(ExportPart part) {
    return new TreeMap<>(
        Map.of(
            "number", part.number(),
            "name", part.name(),
            "row_count", part.rows(),
            "size", part.size(),
            "sha256", part.sha256()));
  }

  private static Map<String, Object> requester(Actor actor) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("sub", actor.sub());
    if (actor.name() != null) {
      fields.put("name", actor.name());
    }
    return fields;
  }

  private static Map<String, Object> describe(ExportFile file, ExportOrder order) {
    Map<String, Object> details = describe(order);
    details.put("export_id", file.id().toString());
    details.put("profile_version", file.profileVersion());
    details.put("profile_sha256", file.profileSha256());
    details.put("row_count", file.rows());
    details.put("file_count", file.parts().size());
    details.put("sha256", file.sha256());
    return details;
  }

  /** What was asked for, as the audit log keeps it. */
  static Map<String, Object> describe(ExportOrder order) {
    Map<String, Object> details = new HashMap<>();
    details.put("profile", order.profile());
    details.put("from", order.from().toString());
    details.put("to", order.to().toString());
    details.put("tag_names", order.tagNames().stream().sorted().toList());
    return details;
  }
}
