package org.penstock.alert.domain.signal;

import java.time.Instant;

/**
 * What a rule sees at one moment.
 *
 * @param own the last reading of the rule's own tag; one without a value where it never came
 * @param values the last values of the other tags of its area
 * @param memory what the rule remembers, this moment included
 */
public record Look(Observation own, Values values, Memory memory, Instant at) {}
