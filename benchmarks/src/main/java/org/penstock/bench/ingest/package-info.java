/**
 * {@code ./penstock bench ingest}: whether every value arrives, how late, and at what cost.
 *
 * <p>Called by {@code Benchmarks}. What it says of a value rests on the load plant's oracle and on
 * the topics, never on what the service says of itself.
 */
@NullMarked
package org.penstock.bench.ingest;

import org.jspecify.annotations.NullMarked;
