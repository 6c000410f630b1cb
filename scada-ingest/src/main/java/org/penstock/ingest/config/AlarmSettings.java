package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The servers' own alarms. */
public interface AlarmSettings {

  /** How often a server may tell of them. */
  @WithDefault("1s")
  Duration publishingInterval();

  /** Events that a server keeps for us while it cannot deliver. */
  @WithDefault("10000")
  int queueSize();

  /** Longest time without an event or a keep-alive on a session that is up. */
  @WithDefault("30s")
  Duration silence();

  /** How long a refresh may take, and how soon the next one may follow. */
  @WithDefault("30s")
  Duration refreshPatience();

  /** How soon a server that told nothing of alarms is asked again whether it does. */
  @WithDefault("10m")
  Duration retryUnsupported();

  /** Most events that wait, between the callback and us and between us and the broker. */
  @WithDefault("20000")
  int waitingEvents();

  /** Most conditions known of one source. */
  @WithDefault("20000")
  int knownConditions();

  /** Events by which a repetition is known, of one source. */
  @WithDefault("20000")
  int rememberedEvents();
}
