package org.penstock.ingest.app.backfill;

import java.util.List;
import org.penstock.ingest.app.AppParts;
import org.penstock.ingest.app.AppParts.Outside;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.Watermarks;
import org.penstock.kit.work.BackgroundWork;

/** The real verbs that fill gaps and poll histories, wired as the container does it. */
public record BackfillParts(FillGaps fill, PollHistories poll, AskForHistory ask) {

  public static BackfillParts of(
      CurrentSources sources,
      IngestConfig config,
      AppParts app,
      Outside outside,
      Historian historian,
      Watermarks watermarks) {
    PlanBackfills plan =
        new PlanBackfills(outside.ledger(), sources, outside.ids(), outside.clock(), config);
    TellGaps tellGaps = new TellGaps(outside.ledger(), app.gaps());
    RunJob runJob =
        new RunJob(
            outside.ledger(),
            tellGaps,
            historian,
            app.stream(),
            app.spool(),
            values -> {},
            outside.clock(),
            config);
    PollHistory poll =
        new PollHistory(
            watermarks,
            app.gaps(),
            historian,
            app.stream(),
            app.spool(),
            outside.ids(),
            outside.clock(),
            config);
    return new BackfillParts(
        new FillGaps(outside.ledger(), plan, runJob, sources, outside.clock(), config),
        new PollHistories(sources, poll, outside.clock(), config),
        new AskForHistory(outside.ledger(), app.gaps(), tellGaps, plan, sources, outside.clock()));
  }

  /** What runs in the background. */
  public List<BackgroundWork> works() {
    return List.of(fill, poll);
  }
}
