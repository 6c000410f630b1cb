package org.penstock.alert.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an alarm may be shelved at most, by its priority; a rule may allow less. */
public interface ShelvingConfig {

  /** By an operator. */
  OfOperator operator();

  /** By a supervisor or an administrator. */
  OfSupervisor supervisor();

  /** One shift for what can wait, an hour for what cannot. */
  interface OfOperator {

    @WithDefault("1h")
    Duration critical();

    @WithDefault("4h")
    Duration high();

    @WithDefault("8h")
    Duration medium();

    @WithDefault("12h")
    Duration low();

    @WithDefault("24h")
    Duration diagnostic();
  }

  /** What is longer is out of service. */
  interface OfSupervisor {

    @WithDefault("8h")
    Duration critical();

    @WithDefault("24h")
    Duration high();

    @WithDefault("72h")
    Duration medium();

    @WithDefault("168h")
    Duration low();

    @WithDefault("168h")
    Duration diagnostic();
  }
}
