/**
 * Threads for what is done for each source, so that none waits for another.
 *
 * <p>Called by the servers' rim; knows nothing of what the work is.
 */
@NullMarked
package org.penstock.ingest.opcua.threads;

import org.jspecify.annotations.NullMarked;
