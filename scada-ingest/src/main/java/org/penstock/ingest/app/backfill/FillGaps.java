package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Fills gaps for as long as the service runs: makes jobs of the gaps that wait, and runs the jobs
 * of each source one after another on a thread of its own, so that a slow server holds up neither
 * another nor the live stream.
 */
@ApplicationScoped
public class FillGaps implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(FillGaps.class);

  /** Shorter than the time that a stop may take. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private final GapLedger ledger;
  private final PlanBackfills plan;
  private final RunJob runJob;
  private final CurrentSources sources;
  private final InstantSource clock;
  private final BackfillConfig config;
  private final Map<String, Thread> running = new HashMap<>();

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
    this.clock = clock;
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
      stopRuns();
    }
  }

  private void startRuns() {
    running.values().removeIf(thread -> !thread.isAlive());
    for (BackfillJob job : ledger.jobs(job -> !job.state().isOver())) {
      sources
          .now()
          .byId(job.sourceId())
          .ifPresentOrElse(source -> startRun(source, job), () -> runJob.abandon(job));
    }
  }

  private void startRun(SourceSpec source, BackfillJob job) {
    running.computeIfAbsent(
        source.id(),
        id ->
            Thread.ofPlatform()
                .daemon()
                .name("history of " + id)
                .start(() -> runJob.run(source, job)));
  }

  private void stopRuns() throws InterruptedException {
    List<Thread> threads = List.copyOf(running.values());
    threads.forEach(Thread::interrupt);
    Instant deadline = clock.instant().plus(STOP_LIMIT);
    for (Thread thread : threads) {
      Duration left = Duration.between(clock.instant(), deadline);
      if (!thread.join(left.isPositive() ? left : Duration.ofMillis(1))) {
        LOG.warnf("%s did not stop within %s", thread.getName(), STOP_LIMIT);
      }
    }
    running.clear();
  }
}
