package org.penstock.cmms.domain.doubled;

import java.time.Instant;
import java.util.UUID;
import org.penstock.cmms.domain.follow.ExternalOrder;

/**
 * A work order that the maintenance system has beside ours for the same fault.
 *
 * @param ours the one that counts here; the other one is to be cancelled there
 */
public record Doubled(
    UUID workOrderId, String reference, ExternalOrder ours, ExternalOrder other, Instant foundAt) {}
