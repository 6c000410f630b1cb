package org.penstock.compliance.app.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.penstock.compliance.app.export.ExportInAJob;
import org.penstock.compliance.app.review.DecideMany;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.JobProgress;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.Task;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/**
 * Does the jobs, one at a time: a long export holds a snapshot of the database.
 *
 * <p>How it works. A job belongs to the run of the worker that took it and tells how far it is; one
 * that has not told anything for a while is taken again, and as everything that it leads to comes
 * with its end in one transaction, it is done once whatever dies.
 */
@ApplicationScoped
class RunJobs implements WorkSource {

  private static final Logger LOG = Logger.getLogger(RunJobs.class);
  private static final Duration NOTHING_DUE = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration TELLING = Duration.ofSeconds(2);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final int MOST_ATTEMPTS = 3;

  private final Jobs jobs;
  private final ExportInAJob exports;
  private final DecideMany decisions;
  private final IdSource ids;

  RunJobs(Jobs jobs, ExportInAJob exports, DecideMany decisions, IdSource ids) {
    this.jobs = jobs;
    this.exports = exports;
    this.decisions = decisions;
    this.ids = ids;
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return List.of(new Worker());
  }

  /** Does one job, where there is one; the time until the next is worth looking for. */
  Duration step(String owner, StopSignal stop) {
    Optional<Job> taken = jobs.take(owner, SILENCE);
    if (taken.isEmpty()) {
      return NOTHING_DUE;
    }
    Job job = taken.get();
    if (job.attempts() > MOST_ATTEMPTS) {
      LOG.errorf("job_id=%s: given up after %d attempts", job.id(), MOST_ATTEMPTS);
      jobs.failed(job, "tried %d times; the log says why".formatted(MOST_ATTEMPTS));
      return Duration.ZERO;
    }
    LOG.infof("job_id=%s: %s begins", job.id(), job.task().kind());
    return work(job, new Progress(job.id(), owner, stop)) ? Duration.ZERO : AFTER_A_FAILURE;
  }

  /** What fails is left to the next attempt; false when it did. */
  private boolean work(Job job, Progress progress) {
    try {
      switch (job.task()) {
        case Task.Export(var order) -> exports.run(job, order, progress);
        case Task.Decide task -> decisions.decide(job, task, progress);
      }
      return true;
    } catch (RuntimeException e) {
      LOG.errorf(e, "job_id=%s: attempt %d failed", job.id(), job.attempts());
      progress.leave();
      return false;
    }
  }

  /** Tells how far a job is, every few seconds. */
  private final class Progress implements JobProgress {

    private final UUID job;
    private final String owner;
    private final StopSignal stop;
    private long toldAt = System.nanoTime();
    private boolean isMine = true;

    Progress(UUID job, String owner, StopSignal stop) {
      this.job = job;
      this.owner = owner;
      this.stop = stop;
    }

    @Override
    public void tell(int done) {
      if (System.nanoTime() - toldAt > TELLING.toNanos()) {
        toldAt = System.nanoTime();
        isMine = jobs.tell(job, owner, done);
      }
    }

    @Override
    public boolean goesOn(int done) {
      tell(done);
      return isMine && !stop.isRaised();
    }

    @Override
    public void giveBack() {
      jobs.putBack(job, owner, false);
    }

    void leave() {
      jobs.putBack(job, owner, true);
    }
  }

  /** A new owner for every run: what an earlier one began is not its own. */
  private final class Worker implements BackgroundWork {

    @Override
    public String name() {
      return "jobs";
    }

    @Override
    public void run(StopSignal stop) {
      String owner = ids.next().toString();
      Duration wait = Duration.ZERO;
      while (!stop.await(wait)) {
        wait = step(owner, stop);
      }
    }
  }
}
