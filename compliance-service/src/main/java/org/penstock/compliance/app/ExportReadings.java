package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.export.ApprovedReadings;
import org.penstock.compliance.domain.export.CheckFailure;
import org.penstock.compliance.domain.export.CsvBytes;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.compliance.domain.export.ExportProfile;
import org.penstock.compliance.domain.export.ExportProfiles;
import org.penstock.compliance.domain.export.ExportRow;
import org.penstock.compliance.domain.export.Renderer;
import org.penstock.compliance.domain.export.Rendering;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.kit.chain.AnchorPublisher;
import org.penstock.kit.id.IdSource;

/** Exports approved readings: the bytes are kept, recorded and told of before anyone has them. */
@ApplicationScoped
public class ExportReadings {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final ExportProfiles profiles;
  private final ApprovedReadings approved;
  private final TagCatalogue tags;
  private final CsvBytes csv;
  private final ExportFiles files;
  private final AuditLog audit;
  private final RecordRefusal refusals;
  private final Announcements announcements;
  private final AnchorPublisher anchors;
  private final Counts counts;
  private final InstantSource clock;
  private final IdSource ids;

  ExportReadings(
      ExportProfiles profiles,
      ApprovedReadings approved,
      TagCatalogue tags,
      CsvBytes csv,
      ExportFiles files,
      AuditLog audit,
      RecordRefusal refusals,
      Announcements announcements,
      AnchorPublisher anchors,
      Counts counts,
      InstantSource clock,
      IdSource ids) {
    this.profiles = profiles;
    this.approved = approved;
    this.tags = tags;
    this.csv = csv;
    this.files = files;
    this.audit = audit;
    this.refusals = refusals;
    this.announcements = announcements;
    this.anchors = anchors;
    this.counts = counts;
    this.clock = clock;
    this.ids = ids;
  }

  /** Exports, or says why not; a refusal is recorded in the audit log. */
  @Transactional
  public ExportOutcome export(Who who, ExportOrder order) {
    ExportOutcome outcome =
        who.mayDecide() ? allowed(who, order) : new ExportOutcome.RoleRequired();
    refusalCode(outcome).ifPresent(code -> refusals.record(who, "export", code, describe(order)));
    return outcome;
  }

  private ExportOutcome allowed(Who who, ExportOrder order) {
    if (!order.from().isBefore(order.to())) {
      return new ExportOutcome.ReversedPeriod();
    }
    Optional<ExportProfile> profile = profiles.find(order.profile());
    if (profile.isEmpty()) {
      return new ExportOutcome.UnknownProfile(order.profile());
    }
    List<String> unmapped =
        order.tagNames().stream().filter(name -> !mapped().contains(name)).sorted().toList();
    return unmapped.isEmpty()
        ? render(who, order, profile.get())
        : new ExportOutcome.ChecksFailed(
            List.of(new CheckFailure("unmapped-tag", unmapped.size(), unmapped)));
  }

  private ExportOutcome render(Who who, ExportOrder order, ExportProfile profile) {
    Set<String> tagNames = order.tagNames().isEmpty() ? mapped() : order.tagNames();
    List<ExportRow> rows = approved.in(tagNames, order.from(), order.to(), profile.mostLines() + 1);
    if (rows.size() > profile.mostLines()) {
      return new ExportOutcome.TooManyLines(profile.mostLines());
    }
    return switch (new Renderer(profile, tags).render(rows)) {
      case Rendering.Refused(List<CheckFailure> failures) ->
          new ExportOutcome.ChecksFailed(failures);
      case Rendering.Lines lines when lines.rows() == 0 -> new ExportOutcome.Empty();
      case Rendering.Lines lines -> keep(who, order, profile, lines);
    };
  }

  private ExportOutcome keep(
      Who who, ExportOrder order, ExportProfile profile, Rendering.Lines lines) {
    byte[] bytes = csv.write(profile, lines.lines());
    Instant now = clock.instant();
    ExportFile file =
        new ExportFile(
            ids.next(),
            profile.id(),
            profile.version(),
            profile.sha256(),
            order.from(),
            order.to(),
            order.tagNames(),
            name(profile, order),
            lines.rows(),
            lines.skipped(),
            lines.formulaLike(),
            bytes.length,
            Fingerprint.sha256(bytes),
            who.actor(),
            now);
    files.add(file, bytes);
    audit.append(new AuditEntry(now, "export_created", who.actor(), describe(file, order)));
    announcements.exported(file);
    anchors.publishAll();
    counts.exportCreated(file.rows());
    return new ExportOutcome.Exported(file, bytes);
  }

  private Set<String> mapped() {
    return tags.all().stream()
        .filter(tag -> tag.wimsTag() != null)
        .map(ComplianceTag::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Days of the period in the plant's time; the last one is the day of the last instant in it. */
  private String name(ExportProfile profile, ExportOrder order) {
    LocalDateTime from = tags.time().standard(order.from());
    LocalDateTime to = tags.time().standard(order.to().minusNanos(1));
    return "%s_%s_%s_01.csv".formatted(profile.filePrefix(), DAY.format(from), DAY.format(to));
  }

  private static Map<String, Object> describe(ExportFile file, ExportOrder order) {
    Map<String, Object> details = describe(order);
    details.put("export_id", file.id().toString());
    details.put("profile_version", file.profileVersion());
    details.put("profile_sha256", file.profileSha256());
    details.put("row_count", file.rows());
    details.put("sha256", file.sha256());
    return details;
  }

  private static Map<String, Object> describe(ExportOrder order) {
    Map<String, Object> details = new HashMap<>();
    details.put("profile", order.profile());
    details.put("from", order.from().toString());
    details.put("to", order.to().toString());
    details.put("tag_names", order.tagNames().stream().sorted().toList());
    return details;
  }

  /**
   * The stable code that the caller is told and the audit log keeps; empty when there is a file.
   */
  public static Optional<String> refusalCode(ExportOutcome outcome) {
    return switch (outcome) {
      case ExportOutcome.Exported _ -> Optional.empty();
      case ExportOutcome.RoleRequired _ -> Optional.of("role-required");
      case ExportOutcome.ReversedPeriod _ -> Optional.of("reversed-period");
      case ExportOutcome.UnknownProfile _ -> Optional.of("unknown-profile");
      case ExportOutcome.ChecksFailed _ -> Optional.of("export-check-failed");
      case ExportOutcome.Empty _ -> Optional.of("empty-export");
      case ExportOutcome.TooManyLines _ -> Optional.of("export-too-large");
    };
  }
}
