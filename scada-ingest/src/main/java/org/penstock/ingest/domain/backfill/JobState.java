package org.penstock.ingest.domain.backfill;

import org.penstock.ingest.domain.loss.GapLife.Step;

/** How a job stands. */
public enum JobState {
  /** For its turn, or for the server to be there again. */
  WAITING(false, Step.INTERRUPTED),
  RUNNING(false, Step.STARTED),
  COMPLETE(true, Step.FOUND_ALL),
  PARTIAL(true, Step.FOUND_SOME),
  FAILED(true, Step.GAVE_UP),
  NOT_SUPPORTED(true, Step.NO_HISTORY),
  CANCELLED(true, Step.GAVE_UP);

  private final boolean isOver;
  private final Step step;

  JobState(boolean isOver, Step step) {
    this.isOver = isOver;
    this.step = step;
  }

  /** Whether nothing more will come of it. */
  public boolean isOver() {
    return isOver;
  }

  /** What it means for the gaps that the job fills. */
  public Step ofItsGaps() {
    return step;
  }
}
