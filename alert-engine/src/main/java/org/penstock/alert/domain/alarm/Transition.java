package org.penstock.alert.domain.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.event.AlarmEventType;

/**
 * One line of an alarm's history.
 *
 * @param seq counts the lines of this alarm without gaps, from 1
 * @param activation the activation it belongs to, as it stands after the transition
 * @param evidence the reading that caused it, or the activation's where a person did
 */
public record Transition(
    long seq,
    AlarmEventType type,
    Step.@Nullable Cause cause,
    AlarmState from,
    AlarmState to,
    Activation activation,
    Observation evidence,
    Instant occurredAt,
    @Nullable Actor actor,
    @Nullable String comment) {}
