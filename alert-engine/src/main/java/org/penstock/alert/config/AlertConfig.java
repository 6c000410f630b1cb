package org.penstock.alert.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of alert-engine. */
@ConfigMapping(prefix = "alert")
public interface AlertConfig {

  /** The rules, as a YAML file. */
  @WithDefault("/etc/penstock/alarm-rules.yaml")
  Path rulesFile();

  Timers timers();

  Readings readings();

  Rules rules();

  Simulation simulation();

  /** Putting alarms aside. */
  ShelvingConfig shelving();

  OutOfService outOfService();

  /** The stream of alarms to screens. */
  StreamConfig stream();

  /** The guard against floods of work orders. */
  FloodConfig workOrderFlood();

  /** The SCADA system's own alarms. */
  ScadaConfig scada();

  /** How the alarm system itself is assessed. */
  AssessmentConfig assessment();

  /** Alarms out of service. */
  interface OutOfService {

    /** How far ahead the review may be at most. */
    @WithDefault("90d")
    Duration longestToReview();
  }

  /** Delays. */
  interface Timers {

    /**
     * How long a reading may be on its way: a delay is over that much later than by the wall clock.
     */
    @WithDefault("1s")
    Duration readingsUnderWay();

    /** How often a quiet partition looks for alarms that an operator changed. */
    @WithDefault("500ms")
    Duration lookInterval();

    /**
     * How often the last values and what rules remember are copied to the database; a restart takes
     * at most that many readings again.
     */
    @WithDefault("10s")
    Duration copyInterval();
  }

  /** Readings. */
  interface Readings {

    /** How far a source's clock may be ahead before its time is not believed. */
    @WithDefault("120s")
    Duration futureTolerance();
  }

  /** The rule book. */
  interface Rules {

    /** How soon an instance notices what another one has changed in the rules. */
    @WithDefault("2s")
    Duration reloadInterval();

    /** The release of this program, whose checks a rules file has passed. */
    @WithDefault("${quarkus.application.version:unknown}")
    String release();

    /** Whether an Admin may approve what he himself proposed, as where there is but one. */
    @WithDefault("false")
    boolean approveOwn();
  }

  /** Trying rules on stored readings. */
  interface Simulation {

    /** How far back a simulation may begin; the topic keeps 14 days. */
    @WithDefault("336h")
    Duration longest();

    /** How many readings it takes at most; the answer says when there were more. */
    @WithDefault("5000000")
    long mostReadings();

    /** How long a caller waits at most. */
    @WithDefault("45s")
    Duration longestRun();

    /** How many occurrences are listed one by one. */
    @WithDefault("500")
    int mostOccurrences();

    /** How many may run at once in an instance, beside the alarms that are in force. */
    @WithDefault("1")
    int atOnce();
  }
}
