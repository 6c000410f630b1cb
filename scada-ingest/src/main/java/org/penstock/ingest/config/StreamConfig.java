package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The stream of latest readings to screens. */
public interface StreamConfig {

  /** A tag is sent at most once in this time. */
  @WithDefault("1s")
  Duration interval();

  /** How often a stream without news says that it is alive. */
  @WithDefault("15s")
  Duration heartbeat();

  /** Most streams at a time. */
  @WithDefault("50")
  int mostReaders();

  /** Most readings in one event. */
  @WithDefault("1000")
  int eventReadings();
}
