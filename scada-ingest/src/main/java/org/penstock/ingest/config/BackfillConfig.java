package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How gaps are filled from the servers' histories. */
public interface BackfillConfig {

  /** Whether gaps are filled without being asked. */
  @WithDefault("true")
  boolean automatic();

  /** Margin on both sides of a gap: clocks differ. */
  @WithDefault("5s")
  Duration overlap();

  /** How long after a gap's end its history is read: archives are written late. */
  @WithDefault("10s")
  Duration settle();

  /** The pieces in which a long time is read. */
  @WithDefault("1h")
  Duration slice();

  /** Whether the newest piece is read first. */
  @WithDefault("true")
  boolean newestFirst();

  /** Most values in one call. */
  @WithDefault("1000")
  int valuesPerCall();

  /** Most tags in one call. */
  @WithDefault("20")
  int tagsPerCall();

  /** Most calls a second to one source. */
  @WithDefault("10")
  double callsPerSecond();

  /** Most values a second from one source. */
  @WithDefault("5000")
  double valuesPerSecond();

  /** How long to wait for an answer; a history may be on tape. */
  @WithDefault("30s")
  Duration callLimit();

  /** How often a tag is tried that fails. */
  @WithDefault("3")
  int attempts();

  /** How often a job is tried whose calls the server answers with a failure. */
  @WithDefault("12")
  int jobAttempts();

  /** The longest pause between these attempts; the first is the retry pause, each twice as long. */
  @WithDefault("10m")
  Duration longestRetry();

  /** The pause after a failure or an answer that came too late. */
  @WithDefault("2s")
  Duration retryPause();

  /** With more readings than this waiting for the broker nothing is added to them from history. */
  @WithDefault("50000")
  int pauseAboveWaiting();

  /** How long what was read may be on its way to the disk before it counts as read. */
  @WithDefault("2s")
  Duration holdBack();

  /** How often jobs are looked for. */
  @WithDefault("500ms")
  Duration look();

  /** Gaps and jobs remembered. */
  @WithDefault("50000")
  int ledgerEntries();

  /** How long settled gaps and jobs are remembered. */
  @WithDefault("90d")
  Duration ledgerRetention();
}
