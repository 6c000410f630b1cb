package org.penstock.ingest.domain.source;

import java.util.List;

/** What a step-by-step test of a connection found: the first failed step is where to look. */
public record ConnectionTest(String sourceId, String endpointUrl, List<Step> steps) {

  public ConnectionTest {
    steps = List.copyOf(steps);
  }

  /** Whether every step passed. */
  public boolean passed() {
    return steps.stream().allMatch(step -> step.outcome() == Outcome.PASSED);
  }

  /** What became of a step. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * One step.
   *
   * @param advice what a person can do, where it failed
   */
  public record Step(String name, Outcome outcome, String detail, String advice, long millis) {}
}
