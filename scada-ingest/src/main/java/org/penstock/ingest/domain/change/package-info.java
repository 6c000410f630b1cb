/**
 * What people change about the sources, as it is kept for good: who, when, what.
 *
 * <p>Called by the verbs that change something; knows neither where it is kept nor what a source
 * is.
 */
@NullMarked
package org.penstock.ingest.domain.change;

import org.jspecify.annotations.NullMarked;
