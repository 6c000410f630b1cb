/**
 * What a person asks of a server beside the running subscriptions: tags now, what is under a node.
 *
 * <p>Called by the connections of the sources. Knows the client library; knows nothing of HTTP, and
 * keeps nothing open on the server between two looks.
 */
@NullMarked
package org.penstock.ingest.opcua.ask;

import org.jspecify.annotations.NullMarked;
