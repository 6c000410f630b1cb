package org.penstock.compliance.domain.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/**
 * A decision that stands, as a signature does (21 CFR 11.50): who, when, what it means, over what.
 *
 * @param meaning in the signer's words, such as "reviewed and approved for the monthly report"
 * @param contentHash the fingerprint of the readings
 */
public record Decision(
    UUID id,
    Verb verb,
    String meaning,
    @Nullable String reason,
    Actor actor,
    Instant at,
    Selection selection,
    int count,
    String contentHash) {}
