/**
 * Events in: a batch of records, its effect and the consumed offsets in one database transaction.
 *
 * <p>Called by the Kafka rims of the services through {@link org.penstock.kit.inbox.BatchHandler}.
 * Knows nothing of what an event means.
 */
@NullMarked
package org.penstock.kit.inbox;

import org.jspecify.annotations.NullMarked;
