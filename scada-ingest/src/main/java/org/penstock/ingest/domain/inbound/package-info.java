/**
 * Readings of other plant systems: how much a source may send, and what is kept of it.
 *
 * <p>Called by {@code app}, the ports implemented by {@code db} and {@code kafka}. Knows neither.
 */
@NullMarked
package org.penstock.ingest.domain.inbound;

import org.jspecify.annotations.NullMarked;
