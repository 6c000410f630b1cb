/**
 * The verbs of scada-ingest: stream samples to readings, publish them, track each source, poll,
 * test, store, forward what other systems publish.
 *
 * <p>Called by the rims; knows them only through the ports of {@code domain.port}.
 */
@NullMarked
package org.penstock.ingest.app;

import org.jspecify.annotations.NullMarked;
