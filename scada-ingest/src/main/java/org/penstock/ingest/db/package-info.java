/** The reading store in PostgreSQL. Implements a port; knows neither Kafka nor HTTP. */
@NullMarked
package org.penstock.ingest.db;

import org.jspecify.annotations.NullMarked;
