package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.reading.Entry;
import org.penstock.compliance.domain.reading.Entry.Why;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.reading.Readings;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.reading.Revisions;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.PlainNumber;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.kit.id.IdSource;

/** Records a value that a person enters, or puts in place of another with a reason. */
@ApplicationScoped
public class EnterReading {

  private final Readings readings;
  private final Revisions revisions;
  private final TagCatalogue tags;
  private final AuditLog audit;
  private final Announcements announcements;
  private final InstantSource clock;
  private final IdSource ids;

  EnterReading(
      Readings readings,
      TagCatalogue tags,
      AuditLog audit,
      Announcements announcements,
      InstantSource clock,
      IdSource ids) {
    this.readings = readings;
    this.revisions = new Revisions(tags.time());
    this.tags = tags;
    this.audit = audit;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /** Enters a value for a slot that has none. */
  @Transactional
  public Entry enter(
      Who who, SlotKey slot, BigDecimal value, @Nullable Qualification qualification) {
    Instant now = clock.instant();
    Optional<Why> objection = objection(who, slot, value, qualification, now);
    if (objection.isPresent()) {
      return new Entry.Refused(objection.get());
    }
    if (readings.latest(slot).isPresent()) {
      return new Entry.Refused(Why.READING_EXISTS);
    }
    Reading entered = revisions.enter(ids.next(), slot, value, qualification, who.actor(), now);
    return add(entered, "reading_entered", who, Map.of(), now);
  }

  /** Puts a value in place of the latest one, which stays as it is. */
  @Transactional
  public Entry correct(
      Who who,
      SlotKey slot,
      BigDecimal value,
      @Nullable Qualification qualification,
      String reason) {
    Instant now = clock.instant();
    Optional<Why> objection = objection(who, slot, value, qualification, now);
    if (objection.isPresent()) {
      return new Entry.Refused(objection.get());
    }
    Optional<Reading> latest = readings.latest(slot);
    if (latest.isEmpty()) {
      return new Entry.Refused(Why.NO_READING);
    }
    Reading before = latest.get();
    if (before.state() == ReviewState.APPROVED || before.state() == ReviewState.LOCKED) {
      return new Entry.Refused(Why.READING_APPROVED);
    }
    Reading corrected =
        revisions.correct(ids.next(), before, value, qualification, who.actor(), reason, now);
    Map<String, Object> more =
        Map.of("old_value", String.valueOf(before.value()), "reason", reason);
    Entry entry = add(corrected, "reading_corrected", who, more, now);
    if (entry instanceof Entry.Recorded) {
      announcements.corrected(corrected, who.actor(), now);
    }
    return entry;
  }

  private Optional<Why> objection(
      Who who, SlotKey slot, BigDecimal value, @Nullable Qualification qualification, Instant now) {
    if (!who.mayEnter()) {
      return Optional.of(Why.ROLE_REQUIRED);
    }
    Optional<ComplianceTag> tag = tags.find(slot.tagName());
    if (tag.isEmpty()) {
      return Optional.of(Why.UNKNOWN_TAG);
    }
    if (!tags.slotOf(tag.get(), slot.start()).equals(slot)) {
      return Optional.of(Why.NOT_A_SLOT_START);
    }
    if (slot.start().plus(tag.get().slot()).isAfter(now)) {
      return Optional.of(Why.SLOT_NOT_ENDED);
    }
    BigDecimal limit = qualification == null ? null : qualification.detectionLimit();
    return PlainNumber.isPlain(value) && (limit == null || PlainNumber.isPlain(limit))
        ? Optional.empty()
        : Optional.of(Why.NUMBER_TOO_LONG);
  }

  private Entry add(
      Reading reading, String action, Who who, Map<String, Object> more, Instant now) {
    if (!readings.add(reading)) {
      return new Entry.Refused(Why.CHANGED_MEANWHILE);
    }
    Map<String, Object> details = new HashMap<>(more);
    details.put("reading_id", reading.id().toString());
    details.put("tag_name", reading.slot().tagName());
    details.put("slot_start", reading.slot().start().toString());
    details.put("revision", reading.revision());
    details.put("value", String.valueOf(reading.text()));
    audit.append(new AuditEntry(now, action, who.actor(), details));
    return new Entry.Recorded(reading);
  }
}
