/**
 * The reading store as the app needs it: ports, a long run of readings shown in few points, and the
 * latest reading of every tag.
 *
 * <p>Called by {@code app}, the ports implemented by {@code db}. Knows neither SQL, nor the topics,
 * nor how points are drawn.
 */
@NullMarked
package org.penstock.ingest.domain.store;

import org.jspecify.annotations.NullMarked;
