package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.reading.Flag;
import org.penstock.compliance.domain.reading.LateReadings;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.reading.Revisions;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.Samples;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.SlotReduction;
import org.penstock.compliance.domain.slot.SlotValue;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.Actor;
import org.penstock.kit.id.IdSource;

/**
 * Makes readings of the slots that are due, and new revisions where late samples change a value.
 */
@ApplicationScoped
public class CloseSlots {

  private static final int MOST_SLOTS = 500;
  private static final Actor SERVICE =
      new Actor("compliance-service", null, "compliance-service", null, null);

  private final Samples samples;
  private final Readings readings;
  private final LateReadings late;
  private final Revisions revisions;
  private final TagCatalogue tags;
  private final AuditLog audit;
  private final Announcements announcements;
  private final Counts counts;
  private final InstantSource clock;
  private final IdSource ids;
  private final Duration retention;

  CloseSlots(
      Samples samples,
      Readings readings,
      LateReadings late,
      TagCatalogue tags,
      AuditLog audit,
      Announcements announcements,
      Counts counts,
      InstantSource clock,
      IdSource ids,
      ComplianceConfig config) {
    this.samples = samples;
    this.readings = readings;
    this.late = late;
    this.revisions = new Revisions(tags.time());
    this.tags = tags;
    this.audit = audit;
    this.announcements = announcements;
    this.counts = counts;
    this.clock = clock;
    this.ids = ids;
    this.retention = config.slots().sampleRetention();
  }

  /**
   * Closes what is due of the partitions that are read up to their end: before, more samples of the
   * same slots may be on their way.
   *
   * @param asOf when they were read up to their end
   * @return whether more may be due
   */
  @Transactional
  public boolean closeDue(Set<Integer> partitions, Instant asOf) {
    Instant now = clock.instant();
    List<SlotKey> due = samples.due(asOf, partitions, MOST_SLOTS);
    for (SlotKey slot : inLockingOrder(due)) {
      close(slot, now);
    }
    return due.size() == MOST_SLOTS;
  }

  /** Forgets samples that no late data is expected for any more; their readings stay. */
  @Transactional
  public int forgetOldSamples() {
    return samples.forget(clock.instant().minus(retention));
  }

  /** Whoever changes several days takes them in this order, so that nobody waits in a circle. */
  private List<SlotKey> inLockingOrder(List<SlotKey> due) {
    return due.stream()
        .sorted(
            Comparator.comparing((SlotKey slot) -> tags.time().operatingDay(slot.start()))
                .thenComparing(SlotKey::tagName)
                .thenComparing(SlotKey::start))
        .toList();
  }

  /** The samples of a tag that is no compliance tag any more stay samples. */
  private void close(SlotKey slot, Instant now) {
    Optional<ComplianceTag> tag = tags.find(slot.tagName());
    if (tag.isEmpty()) {
      samples.closed(slot);
      return;
    }
    SlotValue value = SlotReduction.reduce(tag.get().statistic(), samples.of(slot));
    Optional<Reading> before = readings.latest(slot);
    if (before.filter(latest -> latest.state() == ReviewState.LOCKED).isPresent()) {
      hold(slot, value, before.get(), now);
      return;
    }
    Optional<Reading> next = revisions.close(ids.next(), slot, value, before, now);
    // A person who enters a value at this moment wins; the slot stays due and comes again.
    if (next.map(readings::add).orElse(true)) {
      samples.closed(slot);
      next.ifPresent(reading -> tell(reading, now));
    }
  }

  /** A locked reading stays as it is; what late data says of it waits until an Admin opens it. */
  private void hold(SlotKey slot, SlotValue value, Reading locked, Instant now) {
    if (!value.differsFrom(locked.value(), locked.quality())) {
      late.forget(slot);
      samples.closed(slot);
      return;
    }
    LateReadings.Holding holding = late.hold(slot, value, now);
    if (holding == LateReadings.Holding.NOT_LOCKED) {
      // Somebody opens it at this moment: the slot stays due and comes again.
      return;
    }
    samples.closed(slot);
    if (holding == LateReadings.Holding.HELD) {
      audit.append(
          new AuditEntry(
              now,
              "late_data_held",
              SERVICE,
              Map.of(
                  "tag_name", slot.tagName(),
                  "slot_start", slot.start().toString(),
                  "revision", locked.revision(),
                  "value", String.valueOf(value.text()))));
    }
  }

  private void tell(Reading reading, Instant now) {
    counts.slotClosed(reading.revision() > 0);
    if (reading.flags().contains(Flag.REOPENED_BY_DATA)) {
      audit.append(
          new AuditEntry(
              now,
              "readings_reopened",
              SERVICE,
              Map.of(
                  "tag_name", reading.slot().tagName(),
                  "slot_start", reading.slot().start().toString(),
                  "revision", reading.revision(),
                  "reason", "late data")));
      announcements.reopenedByData(reading, SERVICE, now);
    }
  }
}
