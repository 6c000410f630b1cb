package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapGroups;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.id.IdSource;

/** Makes jobs: of the gaps whose time has come, and of what a person asks for. */
@ApplicationScoped
public class PlanBackfills {

  private static final int AT_ONCE = 10_000;

  private final GapLedger ledger;
  private final CurrentSources sources;
  private final IdSource ids;
  private final InstantSource clock;
  private final BackfillConfig config;

  PlanBackfills(
      GapLedger ledger,
      CurrentSources sources,
      IdSource ids,
      InstantSource clock,
      IngestConfig config) {
    this.ledger = ledger;
    this.sources = sources;
    this.ids = ids;
    this.clock = clock;
    this.config = config.backfill();
  }

  /** Makes jobs of the gaps that wait and whose history should be written by now. */
  public void ofGaps() {
    Set<String> taken = new HashSet<>();
    ledger.jobs(job -> !job.state().isOver()).forEach(job -> taken.addAll(job.gapIds()));
    Instant settled = clock.instant().minus(config.overlap()).minus(config.settle());
    List<Gap> due =
        ledger.gaps(gap -> isDue(gap, settled) && !taken.contains(gap.gapId()), AT_ONCE, null);
    Map<String, List<Gap>> bySource =
        due.stream()
            .collect(Collectors.groupingBy(Gap::sourceId, TreeMap::new, Collectors.toList()));
    bySource.forEach((id, gaps) ->
        sources
            .now()
            .byId(id)
            .ifPresent(source -> groups(source, gaps).forEach(group -> ofGroup(source, group))));
  }

  private List<List<Gap>> groups(SourceSpec source, List<Gap> gaps) {
    return GapGroups.of(gaps, config.slice(), config.overlap(), source.history().maxWindow());
  }

  /** By the time at which it was closed: its end is of the server's clock, which may be off. */
  private static boolean isDue(Gap gap, Instant settled) {
    boolean waits = gap.recovery() == GapRecovery.PENDING || gap.recovery() == GapRecovery.RUNNING;
    return waits && gap.to() != null && !gap.updatedAt().isAfter(settled);
  }

  private void ofGroup(SourceSpec source, List<Gap> gaps) {
    Window window = GapGroups.windowOf(gaps.getFirst());
    for (Gap gap : gaps) {
      window = window.with(GapGroups.windowOf(gap));
    }
    List<String> tags =
        gaps.stream().flatMap(gap -> java.util.stream.Stream.ofNullable(gap.tagName())).toList();
    keep(
        source,
        tags,
        window.widened(config.overlap()),
        gaps.stream().map(Gap::gapId).toList(),
        null);
  }

  /** Makes a job for a time that a person asks for. */
  public BackfillJob ofTime(SourceSpec source, List<String> tags, Window window, String askedBy) {
    return keep(source, tags, window, List.of(), askedBy);
  }

  /** Makes a job for one gap that a person asks for. */
  public BackfillJob ofGap(SourceSpec source, Gap gap, String askedBy) {
    String tag = gap.tagName();
    return keep(
        source,
        tag == null ? List.of() : List.of(tag),
        GapGroups.windowOf(gap).widened(config.overlap()),
        List.of(gap.gapId()),
        askedBy);
  }

  private BackfillJob keep(
      SourceSpec source,
      List<String> tags,
      Window wanted,
      List<String> gapIds,
      @Nullable String askedBy) {
    Instant now = clock.instant();
    Duration longest = source.history().maxWindow();
    BackfillJob job =
        new BackfillJob(
            ids.next().toString(),
            source.id(),
            tags,
            wanted.newest(longest),
            wanted.isLongerThan(longest.plus(config.overlap().multipliedBy(2))),
            config.slice(),
            config.newestFirst(),
            gapIds,
            askedBy,
            now,
            JobState.WAITING,
            "waits for its turn",
            now);
    ledger.keep(job);
    return job;
  }
}
