package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.time.Instant;

/**
 * What the supervisor sees of one subscription, or of the polls where there is none.
 *
 * @param publishing how often the server may tell of changes, as the server has revised it
 * @param keepAlive how long the server may be silent while nothing changes, as revised
 * @param lastHeard the last value or keep-alive
 * @param isLost whether the server said that it is gone
 * @param isValueDue whether it has items of which none has given a value yet
 * @param madeAt when its last item was made
 */
public record SubscriptionSeen(
    Duration publishing,
    Duration keepAlive,
    Instant lastHeard,
    boolean isLost,
    boolean isValueDue,
    Instant madeAt) {}
