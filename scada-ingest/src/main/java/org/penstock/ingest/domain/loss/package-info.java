/**
 * What is known to be missing, and the gap records that say so: one for each outage of a source,
 * one for each tag whose values had to be dropped.
 *
 * <p>Called by {@code app}; knows neither why a buffer was full nor where the records go.
 */
@NullMarked
package org.penstock.ingest.domain.loss;

import org.jspecify.annotations.NullMarked;
