package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.JobProgress;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.LongTransaction;
import org.penstock.compliance.domain.job.Task;
import org.penstock.compliance.domain.review.Decider;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.ManyReadings;
import org.penstock.compliance.domain.review.ReviewPolicy;
import org.penstock.compliance.domain.review.Reviews;
import org.penstock.compliance.domain.review.Ruling;
import org.penstock.kit.id.IdSource;

/** Makes a decision about a long period in one transaction, and ends its job in the same. */
@ApplicationScoped
public class DecideMany {

  private final Reviews reviews;
  private final RecordDecision recorder;
  private final RecordRefusal refusals;
  private final Jobs jobs;
  private final LongTransaction transaction;
  private final InstantSource clock;
  private final IdSource ids;

  DecideMany(
      Reviews reviews,
      RecordDecision recorder,
      RecordRefusal refusals,
      Jobs jobs,
      LongTransaction transaction,
      InstantSource clock,
      IdSource ids) {
    this.reviews = reviews;
    this.recorder = recorder;
    this.refusals = refusals;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
    this.ids = ids;
  }

  /** Decides, and ends the job. */
  public void decide(Job job, Task.Decide task, JobProgress progress) {
    transaction.run(() -> inTransaction(job, task, progress::tell));
  }

  private void inTransaction(Job job, Task.Decide task, IntConsumer progress) {
    ManyReadings readings =
        reviews.survey(task.period(), task.verb(), job.requestedBy().sub(), progress);
    Decider decider = new Decider(job.requestedBy(), true, task.mayUnlock());
    switch (ReviewPolicy.ruleOnMany(task.order(), decider, readings)) {
      case Ruling.Granted granted -> record(job, task, readings, granted, progress);
      case Ruling.Refused why -> refuse(job, task, why);
    }
  }

  private void record(
      Job job,
      Task.Decide task,
      ManyReadings readings,
      Ruling.Granted granted,
      IntConsumer progress) {
    Decision decision =
        new Decision(
            ids.next(),
            task.verb(),
            task.meaning(),
            task.reason(),
            job.requestedBy(),
            clock.instant(),
            task.period(),
            readings.count(),
            granted.contentHash());
    reviews.recordMany(decision, task.period(), progress);
    recorder.after(decision, task.order());
    jobs.done(job, decision.id(), readings.count());
  }

  private void refuse(Job job, Task.Decide task, Ruling.Refused why) {
    refusals.record(
        job.requestedBy(),
        task.verb().name().toLowerCase(Locale.ROOT),
        why.code(),
        RecordDecision.describe(task.order()));
    jobs.refused(job, why.code(), why.toString());
  }
}
