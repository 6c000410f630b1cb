/**
 * Readings become findings, and findings transitions: the partitions' consumer, its timers, and the
 * evaluation on request.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.evaluate;

import org.jspecify.annotations.NullMarked;
