package org.penstock.elog.domain.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.ComplianceEvent;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;

/** What approvals, rejections and exports say in the log. */
public final class ComplianceEntries {

  private static final int MOST_TAGS = 40;

  private ComplianceEntries() {}

  /** The entry, or none for an act that the log does not tell of. */
  public static Optional<AutomaticEntry> of(ComplianceEvent event, SourceEvent source) {
    Operator operator = Wording.operator(event.actor(), source);
    return switch (event.eventType()) {
      case READINGS_APPROVED ->
          entry(event, source, EntryType.READINGS_APPROVED, approved(event, operator));
      case READINGS_REJECTED ->
          entry(event, source, EntryType.READINGS_REJECTED, rejected(event, operator));
      case EXPORT_CREATED ->
          entry(event, source, EntryType.EXPORT_CREATED, exported(event, operator));
      case READINGS_REOPENED,
          READINGS_LOCKED,
          READING_CORRECTED,
          EXPORT_DOWNLOADED,
          ACCESS_REFUSED,
          UNKNOWN ->
          Optional.empty();
    };
  }

  private static Optional<AutomaticEntry> entry(
      ComplianceEvent event, SourceEvent source, EntryType type, String body) {
    Content content =
        new Content(
            null, body, null, List.of(), refs(event), metadata(event), false, Content.NORMAL);
    return Optional.of(
        new AutomaticEntry(
            event.plantId(),
            type,
            content,
            event.occurredAt(),
            Wording.operator(event.actor(), source),
            source));
  }

  private static String approved(ComplianceEvent event, Operator operator) {
    return readings(event) + " approved by " + operator.name() + period(event) + changes(event);
  }

  private static String rejected(ComplianceEvent event, Operator operator) {
    return readings(event) + " rejected by " + operator.name() + period(event) + reason(event);
  }

  private static String exported(ComplianceEvent event, Operator operator) {
    String profile = event.profile() == null ? "" : " " + Wording.piece(event.profile());
    Integer rows = event.rowCount();
    return "Export%s created by %s%s".formatted(profile, operator.name(), period(event))
        + (rows == null ? "" : ": " + Wording.counted(rows, "row"));
  }

  private static String readings(ComplianceEvent event) {
    Integer rows = event.rowCount();
    return rows == null ? "Readings" : Wording.counted(rows, "reading");
  }

  private static String period(ComplianceEvent event) {
    return Wording.period(event.operatingDay(), event.from(), event.to());
  }

  private static String changes(ComplianceEvent event) {
    Integer changed = event.changedCount();
    Integer rejected = event.rejectedCount();
    return changed == null && rejected == null
        ? ""
        : " (%d changed, %d rejected)"
            .formatted(changed == null ? 0 : changed, rejected == null ? 0 : rejected);
  }

  private static String reason(ComplianceEvent event) {
    return event.reason() == null ? "" : ": " + Wording.piece(event.reason());
  }

  private static List<EntryReference> refs(ComplianceEvent event) {
    List<EntryReference> refs = new ArrayList<>();
    if (event.decisionId() != null) {
      refs.add(Wording.ref(ReferenceType.APPROVAL, event.decisionId(), null));
    }
    if (event.exportId() != null) {
      refs.add(Wording.ref(ReferenceType.EXPORT, event.exportId(), event.profile()));
    }
    event.tagNames().stream()
        .filter(tag -> !tag.isBlank())
        .limit(MOST_TAGS)
        .forEach(tag -> refs.add(Wording.ref(ReferenceType.TAG, tag, null)));
    return refs;
  }

  private static Map<String, @Nullable Object> metadata(ComplianceEvent event) {
    Map<String, @Nullable Object> metadata = new TreeMap<>();
    if (event.sha256() != null) {
      metadata.put("sha256", Wording.piece(event.sha256()));
    }
    if (event.meaning() != null) {
      metadata.put("meaning", Wording.piece(event.meaning()));
    }
    return metadata;
  }
}
