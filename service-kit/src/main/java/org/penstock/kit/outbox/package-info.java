/**
 * Events out: rows written in the transaction of the change, relayed to Kafka in order per key.
 *
 * <p>Called by the services' database and Kafka rims. Knows nothing of what an event means.
 */
@NullMarked
package org.penstock.kit.outbox;

import org.jspecify.annotations.NullMarked;
