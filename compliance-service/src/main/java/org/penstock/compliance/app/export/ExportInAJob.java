package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.JobProgress;

/** Makes an export of any size: first the files, without a transaction, then all that stays. */
@ApplicationScoped
public class ExportInAJob {

  private final MakeExport maker;
  private final EndExportJob ending;

  ExportInAJob(MakeExport maker, EndExportJob ending) {
    this.maker = maker;
    this.ending = ending;
  }

  /** Makes it and ends its job, or leaves the job to another where the progress says so. */
  public void run(Job job, ExportOrder order, JobProgress progress) {
    boolean[] isLeft = {false};
    MakeExport.Made made =
        maker.make(
            order,
            MakeExport.ALL,
            taken -> {
              isLeft[0] = !progress.goesOn(taken);
              return !isLeft[0];
            });
    switch (made) {
      case MakeExport.Made.Nothing _ when isLeft[0] -> progress.giveBack();
      case MakeExport.Made.Nothing(var why) -> ending.refuse(job, order, why);
      case MakeExport.Made.Files files -> {
        try (var _ = files.work()) {
          ending.keep(job, order, files);
        }
      }
    }
  }
}
