package org.penstock.alert.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many work orders alarms may ask for by themselves. */
public interface FloodConfig {

  /** In how long a time. */
  @WithDefault("10m")
  Duration window();

  /** Most of one area. */
  @WithDefault("5")
  int perArea();

  /** Most of the plant. */
  @WithDefault("20")
  int perPlant();
}
