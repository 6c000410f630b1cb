package org.penstock.compliance.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.compliance.app.Counts;
import org.penstock.compliance.domain.review.Verb;

/** What the service counts. No tag names, users or ids in labels: their number has no bound. */
@ApplicationScoped
class ComplianceMetrics implements Counts {

  private final MeterRegistry meters;

  ComplianceMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void slotClosed(boolean late) {
    meters.counter("penstock.compliance.slots.closed", "late", Boolean.toString(late)).increment();
  }

  @Override
  public void readingsDecided(Verb verb, int count) {
    meters.counter("penstock.compliance.readings.decided", "verb", verb.name()).increment(count);
  }

  @Override
  public void exportCreated(int rows) {
    meters.counter("penstock.compliance.exports.created").increment();
    meters.counter("penstock.compliance.exports.rows").increment(rows);
  }

  @Override
  public void attemptRefused(String action) {
    meters.counter("penstock.compliance.attempts.refused", "action", action).increment();
  }
}
