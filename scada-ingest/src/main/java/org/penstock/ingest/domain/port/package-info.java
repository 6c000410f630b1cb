/**
 * What the use cases need from the outside: the servers, the broker, the reading store, counters.
 *
 * <p>Called by {@code app}, implemented by the rims.
 */
@NullMarked
package org.penstock.ingest.domain.port;

import org.jspecify.annotations.NullMarked;
