/**
 * The verbs of the backfill: plan jobs from gaps, run them beside the live stream, ask for a time
 * by hand, show and cancel, and collect archives by their history.
 *
 * <p>Called by {@code http} and run as background work; passes what it reads into the stream of
 * {@code app}. Knows the servers' histories only through {@code domain.port.Historian}.
 */
@NullMarked
package org.penstock.ingest.app.backfill;

import org.jspecify.annotations.NullMarked;
