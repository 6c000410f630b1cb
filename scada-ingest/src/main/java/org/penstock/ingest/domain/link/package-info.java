/**
 * The connections of the sources as people see and order them.
 *
 * <p>Called by {@code app}, implemented by the rim that holds the connections. Knows nothing of how
 * a connection is made or kept.
 */
@NullMarked
package org.penstock.ingest.domain.link;

import org.jspecify.annotations.NullMarked;
