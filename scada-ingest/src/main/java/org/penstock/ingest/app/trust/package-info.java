/**
 * The verbs about certificates: show them, decide about them with a record of who did, renew our
 * own, and watch those of the servers.
 *
 * <p>Called by {@code http} and by the OPC UA rim; knows no file format and no library.
 */
@NullMarked
package org.penstock.ingest.app.trust;

import org.jspecify.annotations.NullMarked;
