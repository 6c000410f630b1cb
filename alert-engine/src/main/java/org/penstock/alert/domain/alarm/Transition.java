package org.penstock.alert.domain.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.Standing;
import org.penstock.alert.domain.state.Step;
import org.penstock.event.Actor;

/**
 * One line of an alarm's history.
 *
 * @param seq counts the lines of this alarm without gaps, from 1
 * @param activation the activation it belongs to, as it stands after the transition; null where
 *     none is open
 * @param evidence the reading that caused it, or the activation's where a person did; null where
 *     there is neither
 * @param suppressedBy why the design suppresses it, where it does
 */
public record Transition(
    long seq,
    Step.Fact fact,
    Standing from,
    Standing to,
    @Nullable Activation activation,
    @Nullable Observation evidence,
    @Nullable String suppressedBy,
    Instant occurredAt,
    @Nullable Actor actor,
    @Nullable String comment) {}
