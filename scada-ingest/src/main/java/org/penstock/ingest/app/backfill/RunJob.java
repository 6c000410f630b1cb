package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.penstock.event.Gap;
import org.penstock.event.Reading;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapGroups;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.Pace;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.port.BackfillCounters;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagSpec;

/** Runs one job and tells its gaps what came of it. */
@ApplicationScoped
public class RunJob {

  private static final Logger LOG = Logger.getLogger(RunJob.class);

  private final GapLedger ledger;
  private final TellGaps tellGaps;
  private final Historian historian;
  private final StreamReadings stream;
  private final Spool spool;
  private final BackfillCounters counters;
  private final InstantSource clock;
  private final BackfillConfig config;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  /**
   * How often a job has failed as a whole.
   *
   * @param next when it may be tried again
   */
  private record Failures(int count, Instant next) {}

  RunJob(
      GapLedger ledger,
      TellGaps tellGaps,
      Historian historian,
      StreamReadings stream,
      Spool spool,
      BackfillCounters counters,
      InstantSource clock,
      IngestConfig config) {
    this.ledger = ledger;
    this.tellGaps = tellGaps;
    this.historian = historian;
    this.stream = stream;
    this.spool = spool;
    this.counters = counters;
    this.clock = clock;
    this.config = config.backfill();
  }

  /** Runs it until it is over, cancelled, or the source is away; interrupted, it will go on. */
  void run(SourceSpec source, BackfillJob job) {
    JobProgress progress = progress(source, job, ledger.marks(job.jobId()));
    HeldMarks marks = new HeldMarks(done -> ledger.mark(job.jobId(), done), config.holdBack());
    Around around = new Around(source, job);
    BackfillRun run = new BackfillRun(source, progress, marks, around, config, clock);
    try {
      switch (run.run()) {
        case OVER -> finish(job, progress);
        case FAILED -> failed(job, progress, run.lastWords());
        case CANCELLED -> {
          failures.remove(job.jobId());
          tellGaps.of(job, progress, JobState.CANCELLED, "cancelled");
        }
        case AWAY -> {
          interrupted(job, progress, run.lastWords());
          TimeUnit.NANOSECONDS.sleep(config.retryPause().toNanos());
        }
      }
    } catch (InterruptedException e) {
      LOG.debugf("%s: the backfill goes on after the next start", source.id());
    }
  }

  /** How far a job is, by the marks that were kept. */
  static JobProgress progress(SourceSpec source, BackfillJob job, Collection<TagMark> marks) {
    return new JobProgress(job, job.tags().isEmpty() ? followed(source) : job.tags(), marks);
  }

  /** What is collected by its history has no gaps to fill: the next poll goes on where it was. */
  private static List<String> followed(SourceSpec source) {
    return source.tags().stream()
        .filter(tag -> tag.collecting().mode() != Collecting.Mode.HISTORY_POLL)
        .map(TagSpec::tagName)
        .toList();
  }

  private void finish(BackfillJob job, JobProgress progress) {
    JobProgress.Result result = progress.result();
    failures.remove(job.jobId());
    LOG.infof("%s: backfill %s: %s", job.sourceId(), result.state(), result.words());
    finish(job, progress, result.state(), result.words());
  }

  private void finish(BackfillJob job, JobProgress progress, JobState state, String words) {
    // In this order: a gap that waits while no job has it is given another one.
    tellGaps.of(job, progress, state, words);
    ledger.keep(job.over(state, words, progress, clock.instant()));
  }

  /** The source is no longer configured. */
  void abandon(BackfillJob job) {
    String words = "the source is no longer configured";
    JobProgress progress = new JobProgress(job, job.tags(), ledger.marks(job.jobId()));
    finish(job, progress, JobState.FAILED, words);
  }

  /** Whether it may be tried: a job that failed waits, and others have their turn meanwhile. */
  boolean isDue(BackfillJob job) {
    Failures known = failures.get(job.jobId());
    return known == null || !clock.instant().isBefore(known.next());
  }

  private void failed(BackfillJob job, JobProgress progress, String why) {
    Failures known = failures.get(job.jobId());
    int count = known == null ? 1 : known.count() + 1;
    if (count >= config.jobAttempts()) {
      failures.remove(job.jobId());
      String words = "given up after %d attempts: %s".formatted(count, why);
      finish(job, progress, JobState.FAILED, words);
    } else {
      failures.put(job.jobId(), new Failures(count, clock.instant().plus(pause(count))));
      interrupted(job, progress, why);
    }
  }

  /** Twice as long after each failure. */
  private Duration pause(int count) {
    Duration pause = config.retryPause();
    for (int i = 1; i < count && pause.compareTo(config.longestRetry()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(config.longestRetry()) < 0 ? pause : config.longestRetry();
  }

  private void interrupted(BackfillJob job, JobProgress progress, String why) {
    if (ledger.job(job.jobId()).filter(now -> now.state() == JobState.RUNNING).isPresent()) {
      ledger.keep(job.as(JobState.WAITING, "interrupted: " + why, clock.instant()));
      tellGaps.of(job, progress, JobState.WAITING, "interrupted: " + why);
    }
  }

  /** The surroundings of one job. */
  private final class Around implements BackfillRun.Surroundings {

    private final SourceSpec source;
    private final BackfillJob job;
    private final Turns turns;
    private final Map<String, Window> ofTags = new HashMap<>();
    private final List<Window> ofAll = new ArrayList<>();

    Around(SourceSpec source, BackfillJob job) {
      this.source = source;
      this.job = job;
      this.turns =
          new Turns(
              new Pace(config.callsPerSecond(), config.valuesPerSecond()),
              spool::size,
              config.pauseAboveWaiting(),
              clock,
              Turns::sleep);
      for (String gapId : job.gapIds()) {
        ledger.gap(gapId).ifPresent(this::ofGap);
      }
    }

    private void ofGap(Gap gap) {
      String tag = gap.tagName();
      if (tag == null) {
        ofAll.add(GapGroups.windowOf(gap));
      } else {
        ofTags.put(tag, GapGroups.windowOf(gap));
      }
    }

    @Override
    public Historian historian() {
      return historian;
    }

    @Override
    public Turns turns() {
      return turns;
    }

    @Override
    public List<Reading> pass(List<RawSample> samples) {
      List<Reading> readings = stream.passNow(source, samples);
      counters.recovered(readings.size());
      return readings;
    }

    @Override
    public List<Window> missing(String tagName) {
      Window ofTag = ofTags.get(tagName);
      if (ofTag != null) {
        return List.of(ofTag);
      }
      return ofAll.isEmpty() ? List.of(job.window()) : ofAll;
    }

    @Override
    public void started() {
      ledger.keep(job.as(JobState.RUNNING, "is being read", clock.instant()));
      tellGaps.started(job);
    }

    @Override
    public boolean isCancelled() {
      return ledger.job(job.jobId()).filter(known -> known.state() != JobState.CANCELLED).isEmpty();
    }
  }
}
