/**
 * What is read from where, and how a source that fails is brought back: the tag list, the faults a
 * source can have with the advice for each, and the two decisions of the supervisor (when to try
 * again, which step to take).
 *
 * <p>Pure functions and records. Called by {@code app} and the rims; knows no OPC UA library.
 */
@NullMarked
package org.penstock.ingest.domain.source;

import org.jspecify.annotations.NullMarked;
