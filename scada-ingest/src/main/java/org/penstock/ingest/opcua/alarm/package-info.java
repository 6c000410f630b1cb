/**
 * The servers' own alarms over OPC UA: a subscription to events, the refresh, and reading states
 * where there is no refresh. Only converts; what follows is decided by {@code domain.condition}.
 *
 * <p>Called by the connection of a source; never by a thread of the library that must not wait,
 * except for the callbacks, which enqueue.
 */
@NullMarked
package org.penstock.ingest.opcua.alarm;

import org.jspecify.annotations.NullMarked;
