/**
 * What a benchmark of scada-ingest runs on: broker, load plant, network, the packaged service, and
 * the straight pipeline it is compared with, each in a process of its own.
 *
 * <p>Called by the benchmarks. Starts, stops, pauses and kills; judges nothing.
 */
@NullMarked
package org.penstock.bench.rig;

import org.jspecify.annotations.NullMarked;
