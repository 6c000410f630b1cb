/**
 * What a server says of itself: its state, its service level, its namespaces, its faults.
 *
 * <p>Called by the supervisor of a source. Knows the client library; knows nothing of tags, and
 * takes no step by itself.
 */
@NullMarked
package org.penstock.ingest.opcua.watch;

import org.jspecify.annotations.NullMarked;
