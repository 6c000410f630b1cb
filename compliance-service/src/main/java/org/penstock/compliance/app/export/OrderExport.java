package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.app.Who;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.Task;
import org.penstock.kit.id.IdSource;

/** Has an export of any size made in the background. */
@ApplicationScoped
public class OrderExport {

  private final Jobs jobs;
  private final RecordRefusal refusals;
  private final InstantSource clock;
  private final IdSource ids;

  OrderExport(Jobs jobs, RecordRefusal refusals, InstantSource clock, IdSource ids) {
    this.jobs = jobs;
    this.refusals = refusals;
    this.clock = clock;
    this.ids = ids;
  }

  /** The job; empty when the caller has none of the roles that export, which is recorded. */
  @Transactional
  public Optional<Job> order(Who who, ExportOrder order) {
    if (!who.mayDecide()) {
      refusals.record(who, "export", "role-required", KeepExport.describe(order));
      return Optional.empty();
    }
    Job job = Job.queued(ids.next(), new Task.Export(order), who.actor(), clock.instant());
    jobs.add(job);
    return Optional.of(job);
  }
}
