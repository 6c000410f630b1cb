/**
 * Raw history reads: pages, continuation points, and samples in the server's terms.
 *
 * <p>Called by the namespaces of the server. Knows samples through {@code SampleHistory} only, not
 * where they come from.
 */
@NullMarked
package org.penstock.plant.simulator.history;

import org.jspecify.annotations.NullMarked;
