package org.penstock.alert.domain.signal;

import java.time.Instant;
import java.util.Map;

/**
 * What a rule found at one moment.
 *
 * @param signals one for each of the rule's levels
 * @param trigger the reading that shows it
 * @param at when; a delay begins here
 */
public record Finding(Map<Level, Signal> signals, Observation trigger, Instant at) {

  /** Whether no level has reason to come on. */
  public boolean isQuiet() {
    return !signals.containsValue(Signal.ALARM);
  }
}
