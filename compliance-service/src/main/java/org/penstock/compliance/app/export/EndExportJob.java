package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.LongTransaction;

/** Ends the job of an export: with what stays of it, or with why there is none. */
@ApplicationScoped
class EndExportJob {

  private final KeepExport keeper;
  private final RecordRefusal refusals;
  private final Jobs jobs;
  private final LongTransaction transaction;

  EndExportJob(KeepExport keeper, RecordRefusal refusals, Jobs jobs, LongTransaction transaction) {
    this.keeper = keeper;
    this.refusals = refusals;
    this.jobs = jobs;
    this.transaction = transaction;
  }

  void keep(Job job, ExportOrder order, MakeExport.Made.Files made) {
    transaction.run(() -> {
      ExportFile file = keeper.keep(job.requestedBy(), order, made);
      jobs.done(job, file.id(), file.rows());
    });
  }

  @Transactional
  void refuse(Job job, ExportOrder order, ExportOutcome.Refused why) {
    refusals.record(job.requestedBy(), "export", why.code(), KeepExport.describe(order));
    jobs.refused(job, why.code(), why.toString());
  }
}
