package org.penstock.cmms.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as it stands in the log. */
public record LoggedAttempt(
    int attempt,
    String kind,
    Instant startedAt,
    Instant endedAt,
    String outcome,
    @Nullable String failureClass,
    @Nullable String detail,
    boolean fenced) {}
