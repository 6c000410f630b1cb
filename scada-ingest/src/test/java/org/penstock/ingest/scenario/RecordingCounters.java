package org.penstock.ingest.scenario;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.Normalized.Reason;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.SourceFault;

/** What the service counted of itself. */
public final class RecordingCounters implements Counters {

  private final AtomicInteger reconnects = new AtomicInteger();
  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger overflows = new AtomicInteger();
  private final AtomicInteger failedPolls = new AtomicInteger();
  private final Map<Step, Integer> steps = new ConcurrentHashMap<>();

  /** How often the source did not deliver. */
  public int reconnects() {
    return reconnects.get();
  }

  /** How often the supervisor took that step. */
  public int steps(Step step) {
    return steps.getOrDefault(step, 0);
  }

  /** Samples before which the server had to drop some. */
  public int overflows() {
    return overflows.get();
  }

  /** Rounds of polls that the server did not answer. */
  public int failedPolls() {
    return failedPolls.get();
  }

  /** Samples that were there already. */
  public int duplicates() {
    return duplicates.get();
  }

  @Override
  public void normalized(Normalized result) {
    if (result instanceof Normalized.Dropped(Reason reason) && reason == Reason.DUPLICATE) {
      duplicates.incrementAndGet();
    }
  }

  @Override
  public void published(List<Reading> readings) {}

  @Override
  public void refused(int readings) {}

  @Override
  public void happened(Happening what) {
    if (what == Happening.OVERFLOW) {
      overflows.incrementAndGet();
    } else if (what == Happening.POLL_FAILED) {
      failedPolls.incrementAndGet();
    }
  }

  @Override
  public void reconnected(SourceFault cause) {
    reconnects.incrementAndGet();
  }

  @Override
  public void stepTaken(Step step) {
    steps.merge(step, 1, Integer::sum);
  }

  @Override
  public void stored(int readings) {}
}
