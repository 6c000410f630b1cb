/**
 * The load mode: any number of tags that count, at any rate, and an oracle that knows each change.
 *
 * <p>Used by tests and benchmarks that must say of every value whether it arrived. Shares the
 * server with the plant and knows nothing of it.
 */
@NullMarked
package org.penstock.plant.simulator.load;

import org.jspecify.annotations.NullMarked;
