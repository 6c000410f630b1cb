package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.reading.LateReadings;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.Revisions;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.Actor;
import org.penstock.kit.id.IdSource;

/** Makes revisions of what late data said while a period was locked, once it is open again. */
@ApplicationScoped
class ApplyLateReadings {

  private static final Actor SERVICE =
      new Actor("compliance-service", null, "compliance-service", null, null);

  private final LateReadings late;
  private final Readings readings;
  private final Revisions revisions;
  private final AuditLog audit;
  private final IdSource ids;

  ApplyLateReadings(
      LateReadings late, Readings readings, TagCatalogue tags, AuditLog audit, IdSource ids) {
    this.late = late;
    this.readings = readings;
    this.revisions = new Revisions(tags.time());
    this.audit = audit;
    this.ids = ids;
  }

  /** In the transaction that opens them, and recorded there. */
  @Transactional(TxType.MANDATORY)
  void apply(Instant now) {
    for (LateReadings.Held held : late.takeOpened()) {
      revisions
          .close(ids.next(), held.slot(), held.value(), readings.latest(held.slot()), now)
          .ifPresent(revision -> add(revision, now));
    }
  }

  private void add(Reading revision, Instant now) {
    if (!readings.add(revision)) {
      throw new IllegalStateException("another revision came in between: " + revision.slot());
    }
    audit.append(
        new AuditEntry(
            now,
            "late_data_applied",
            SERVICE,
            Map.of(
                "tag_name", revision.slot().tagName(),
                "slot_start", revision.slot().start().toString(),
                "revision", revision.revision(),
                "value", String.valueOf(revision.text()))));
  }
}
