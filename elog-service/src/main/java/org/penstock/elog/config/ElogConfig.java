package org.penstock.elog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a plant decides about its log. */
@ConfigMapping(prefix = "elog")
public interface ElogConfig {

  /** An entry written longer than this after the event carries the late mark. */
  @WithDefault("15m")
  Duration lateAfter();
}
