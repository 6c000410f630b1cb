/**
 * The OPC UA servers: secure sessions, the subscription, reads, units, the supervisor that keeps a
 * source delivering, and the step-by-step connection test.
 *
 * <p>The only place that knows the client library. Calls the app with samples and with what happens
 * to a source; knows neither Kafka nor the database.
 */
@NullMarked
package org.penstock.ingest.opcua;

import org.jspecify.annotations.NullMarked;
