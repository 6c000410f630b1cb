/**
 * Reading many nodes in calls that the server bears.
 *
 * <p>Called by whatever reads values or attributes of a server. Knows the client library; knows
 * nothing of tags.
 */
@NullMarked
package org.penstock.ingest.opcua.read;

import org.jspecify.annotations.NullMarked;
