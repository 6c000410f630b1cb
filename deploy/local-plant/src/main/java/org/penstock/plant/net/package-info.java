/**
 * A bad network between two programs of this machine.
 *
 * <p>Called by tests and benchmarks that cut, delay and silence a connection. Carries bytes and
 * knows nothing of what they mean.
 */
@NullMarked
package org.penstock.plant.net;

import org.jspecify.annotations.NullMarked;
