package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Fills gaps for as long as the service runs: makes jobs of the gaps that wait, and runs the jobs
 * of each source one after another on a thread of its own, so that a slow server holds up neither
 * another nor the live stream.
 */
@ApplicationScoped
public class FillGaps implements BackgroundWork {

  private final GapLedger ledger;
  private final PlanBackfills plan;
  private final RunJob runJob;
  private final CurrentSources sources;
  private final BackfillConfig config;
  private final SourceThreads threads;

  FillGaps(
      GapLedger ledger,
      PlanBackfills plan,
      RunJob runJob,
      CurrentSources sources,
      InstantSource clock,
      IngestConfig config) {
    this.ledger = ledger;
    this.plan = plan;
    this.runJob = runJob;
    this.sources = sources;
    this.threads = new SourceThreads("history", clock);
    this.config = config.backfill();
  }

  @Override
  public String name() {
    return "gap recovery";
  }

  /** Gaps do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    try {
      do {
        plan.ofGaps();
        startRuns();
      } while (!stop.await(config.look()));
    } finally {
      threads.stop();
    }
  }

  private void startRuns() {
    for (BackfillJob job : ledger.jobs(job -> !job.state().isOver() && runJob.isDue(job))) {
      sources
          .now()
          .byId(job.sourceId())
          .ifPresentOrElse(
              source -> threads.start(source.id(), () -> runJob.run(source, job)),
              () -> runJob.abandon(job));
    }
  }
}
