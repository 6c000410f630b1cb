package org.penstock.alert.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The stream of alarms to screens. */
public interface StreamConfig {

  /** How often an instance looks for changes, and how often an alarm is sent at most. */
  @WithDefault("500ms")
  Duration interval();

  /** How often a stream without news says that it is alive. */
  @WithDefault("15s")
  Duration heartbeat();

  /** Most streams of one instance at a time. */
  @WithDefault("50")
  int mostViewers();

  /** Most alarms in one event. */
  @WithDefault("500")
  int eventAlarms();
}
