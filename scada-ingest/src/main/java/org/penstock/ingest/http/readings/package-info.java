/**
 * Stored and latest readings over HTTP: who may ask, what makes no sense, and what the answer looks
 * like.
 *
 * <p>Calls the app; knows neither Kafka nor SQL.
 */
@NullMarked
package org.penstock.ingest.http.readings;

import org.jspecify.annotations.NullMarked;
