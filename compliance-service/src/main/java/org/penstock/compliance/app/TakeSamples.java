package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.slot.DueSlot;
import org.penstock.compliance.domain.slot.Sample;
import org.penstock.compliance.domain.slot.Samples;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.compliance.domain.slot.TagCatalogue;

/** Keeps samples and has their slots closed in time. */
@ApplicationScoped
public class TakeSamples {

  private final Samples samples;
  private final TagCatalogue tags;
  private final InstantSource clock;
  private final Duration grace;
  private final Duration retention;

  TakeSamples(Samples samples, TagCatalogue tags, InstantSource clock, ComplianceConfig config) {
    this.samples = samples;
    this.tags = tags;
    this.clock = clock;
    this.grace = config.slots().grace();
    this.retention = config.slots().sampleRetention();
  }

  /** Keeps samples in the transaction of their offsets. */
  @Transactional
  public void take(List<Sample> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Set<SlotKey> fresh = samples.keep(batch);
    Map<SlotKey, DueSlot> due = new LinkedHashMap<>();
    for (Sample sample : batch) {
      if (fresh.contains(sample.slot())) {
        due.put(
            sample.slot(),
            new DueSlot(sample.slot(), sample.provenance().partition(), dueAt(sample.slot(), now)));
      }
    }
    samples.changed(List.copyOf(due.values()), now);
  }

  /**
   * Whether a sample comes when the others of its slot are gone already: a value made of it alone
   * would be wrong, so a person must enter what is right.
   */
  @Transactional
  public boolean isTooLate(Sample sample) {
    return sample.at().isBefore(clock.instant().minus(retention))
        && samples.isForgotten(sample.slot());
  }

  /** The grace time runs from the slot's end; for late data from now, so that it comes together. */
  private Instant dueAt(SlotKey slot, Instant now) {
    Instant end =
        tags.find(slot.tagName()).map(tag -> slot.start().plus(tag.slot())).orElse(slot.start());
    return (end.isAfter(now) ? end : now).plus(grace);
  }
}
