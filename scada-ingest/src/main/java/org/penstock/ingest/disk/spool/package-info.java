/**
 * The spool on disk: segments of readings between the stream and the publisher, kept until the
 * broker has them.
 *
 * <p>Entered by {@link org.penstock.ingest.disk.spool.DiskSpool}; knows neither the broker nor the
 * server that the readings come from.
 */
@NullMarked
package org.penstock.ingest.disk.spool;

import org.jspecify.annotations.NullMarked;
