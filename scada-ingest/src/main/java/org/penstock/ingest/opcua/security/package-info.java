/**
 * Secure clients of the OPC UA servers: the endpoint with the configured security and no other,
 * with our certificate and our login, and what a failure means in words.
 *
 * <p>Called by the connections and the connection test of {@code opcua}. Knows nothing of
 * subscriptions, Kafka or the database.
 */
@NullMarked
package org.penstock.ingest.opcua.security;

import org.jspecify.annotations.NullMarked;
