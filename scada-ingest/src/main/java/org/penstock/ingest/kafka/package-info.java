/**
 * The broker: readings and notices out by a producer of our own (acks from all, in order), readings
 * in for the reading store, the latest ones for screens, and what other plant systems publish.
 *
 * <p>Calls the app; knows neither OPC UA nor SQL.
 */
@NullMarked
package org.penstock.ingest.kafka;

import org.jspecify.annotations.NullMarked;
