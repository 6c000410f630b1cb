package org.penstock.elog.domain.writing;

import java.time.Duration;

/** How long and how many; what is beyond is refused, never cut. */
final class Limits {

  static final int PLANT_ID = 64;
  static final int TITLE = 200;
  static final int BODY = 20_000;
  static final int AREA = 100;
  static final int TAGS = 20;
  static final int TAG = 50;
  static final int REFS = 50;
  static final int REF_ID = 200;
  static final int METADATA = 16_000;
  static final int METADATA_DEPTH = 8;
  static final int NUMBER_DIGITS = 100;
  static final int LOWEST_PRIORITY = 5;
  static final int SHORTEST_REASON = 5;
  static final int LONGEST_REASON = 1_000;

  /** A writer's clock may be ahead of ours by this much. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private Limits() {}
}
