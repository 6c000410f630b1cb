package org.penstock.alert.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/** Who took notice of an alarm, when, and what they said. */
public record Acknowledgement(Actor by, Instant at, @Nullable String comment) {}
