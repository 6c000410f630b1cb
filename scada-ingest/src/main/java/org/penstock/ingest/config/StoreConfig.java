package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The reading store. */
public interface StoreConfig {

  /** How long readings can be asked for; whole days go. At least a day. */
  @WithDefault("30d")
  Duration retention();

  /** How many days ahead the store has a place for. */
  @WithDefault("2")
  int daysAhead();

  /** How often days are added and removed. */
  @WithDefault("10m")
  Duration cleanupInterval();

  /** How soon that is tried again when it failed. */
  @WithDefault("30s")
  Duration cleanupRetry();

  /** Most readings removed in one transaction, of those that belong to no day. */
  @WithDefault("20000")
  int cleanupReadings();

  /** Most readings stored in one transaction. */
  @WithDefault("5000")
  int batchReadings();

  /** The longest time that can be asked for at once. */
  @WithDefault("31d")
  Duration longestRange();

  /** Most tags that can be asked for at once. */
  @WithDefault("20")
  int mostTags();

  /** Most points of a tag that can be asked for. */
  @WithDefault("5000")
  int mostPoints();
}
