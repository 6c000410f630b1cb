package org.penstock.plant.simulator.signal;

import java.time.Duration;
import java.util.Optional;

/**
 * One fault of the script.
 *
 * @param target what it befalls: filter1..3, pump1..2, a tag, or an area
 * @param at when it starts by itself, counted from the start of the plant; empty: only when asked
 * @param every after which time it comes again; empty: once
 * @param duration how long it lasts
 */
public record ScriptedFault(
    String name,
    Kind kind,
    String target,
    Optional<Duration> at,
    Optional<Duration> every,
    Duration duration,
    String description) {

  /** The ways in which the plant can fail. */
  public enum Kind {
    /** A filter lets particles through; it ends with a backwash. */
    BREAKTHROUGH,
    /** A high-lift pump stops with a fault; it ends with a reset. */
    PUMP_TRIP,
    /** An analyser keeps showing its last value. */
    FROZEN,
    /** The link to the controller of an area is gone. */
    LINK_LOST
  }

  /** The n-th start of this fault (0 is the first), if there is one. */
  Optional<Duration> start(int occurrence) {
    if (occurrence == 0) {
      return at;
    }
    return at.flatMap(first -> every.map(period -> first.plus(period.multipliedBy(occurrence))));
  }
}
