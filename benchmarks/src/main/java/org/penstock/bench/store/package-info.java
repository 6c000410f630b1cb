/**
 * The reading store against plain COPY into the same table.
 *
 * <p>Called by {@code ./penstock bench store}. Uses scada-ingest's own migrations and its own
 * writer on a PostgreSQL of its own; knows nothing of Kafka.
 */
@NullMarked
package org.penstock.bench.store;

import org.jspecify.annotations.NullMarked;
