package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import org.penstock.compliance.domain.reading.LateReadings;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.Revisions;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.kit.id.IdSource;

/** Makes revisions of what late data said while a period was locked, once it is open again. */
@ApplicationScoped
class ApplyLateReadings {

  private final LateReadings late;
  private final Readings readings;
  private final Revisions revisions;
  private final IdSource ids;

  ApplyLateReadings(LateReadings late, Readings readings, TagCatalogue tags, IdSource ids) {
    this.late = late;
    this.readings = readings;
    this.revisions = new Revisions(tags.time());
    this.ids = ids;
  }

  /** In the transaction that opens them. */
  @Transactional(TxType.MANDATORY)
  void apply(Instant now) {
    for (LateReadings.Held held : late.takeOpened()) {
      revisions
          .close(ids.next(), held.slot(), held.value(), readings.latest(held.slot()), now)
          .ifPresent(readings::add);
    }
  }
}
