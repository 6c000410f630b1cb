package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;

/** Readings of other plant systems. */
public interface InboundConfig {

  /** What one source may send in the long run; the rest waits. */
  @WithDefault("200")
  double valuesPerSecond();

  /** What one source may send at once after a quiet time. */
  @WithDefault("5000")
  int burst();

  /** How many readings of one source may wait; beyond that they are dead-lettered. */
  @WithDefault("100000")
  int mostHeld();
}
