package org.penstock.compliance.domain.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.ReviewState;

/**
 * A revision that a decision is about, as far as the decision needs it.
 *
 * @param fingerprint in hex
 * @param authorSubject the subject of the person who entered it, or null
 * @param isLatest whether no other revision has replaced it
 */
public record Candidate(
    UUID id,
    String fingerprint,
    @Nullable String authorSubject,
    ReviewState state,
    boolean isLatest) {}
