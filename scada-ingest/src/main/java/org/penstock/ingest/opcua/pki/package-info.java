/**
 * The certificate folder: ours with its key, those of servers and authorities that we trust, those
 * that we do not, and the check of a server's certificate against them.
 *
 * <p>Called by {@code opcua.security} for each client, and by {@code app.trust} over its port.
 * Knows nothing of sessions.
 */
@NullMarked
package org.penstock.ingest.opcua.pki;

import org.jspecify.annotations.NullMarked;
