/**
 * The values of a source's tags: subscriptions and their items, names of nodes, units, and the way
 * from the client library's types to ours.
 *
 * <p>Called by the supervisor of a source, which knows when; knows nothing of sessions and
 * certificates.
 */
@NullMarked
package org.penstock.ingest.opcua.tags;

import org.jspecify.annotations.NullMarked;
