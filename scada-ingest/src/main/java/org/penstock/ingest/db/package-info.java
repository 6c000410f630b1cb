/**
 * The reading store and what waits of other systems' readings, in PostgreSQL. Implements ports;
 * knows neither Kafka nor HTTP.
 */
@NullMarked
package org.penstock.ingest.db;

import org.jspecify.annotations.NullMarked;
