/**
 * The service against an OPC UA server that shares no library with it: what two uses of one library
 * agree on may still be wrong.
 *
 * <p>Run by the profile {@code independent-server}, which {@code ./penstock test} switches on where
 * Node.js is.
 */
@NullMarked
package org.penstock.ingest.independent;

import org.jspecify.annotations.NullMarked;
