/**
 * From a sample as the server gave it to a reading as the plant knows it: value types without
 * silent casts, status codes as qualities, identities that are the same for the same sample, and
 * the guard that keeps each tag's stream in order and free of duplicates.
 *
 * <p>Called by {@code app}; knows no OPC UA library and no Kafka.
 */
@NullMarked
package org.penstock.ingest.domain.sample;

import org.jspecify.annotations.NullMarked;
