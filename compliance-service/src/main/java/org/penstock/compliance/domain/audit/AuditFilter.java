package org.penstock.compliance.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; null means any.
 *
 * @param actor the actor's subject or user name
 */
public record AuditFilter(
    @Nullable String action,
    @Nullable String actor,
    @Nullable Instant from,
    @Nullable Instant to) {}
