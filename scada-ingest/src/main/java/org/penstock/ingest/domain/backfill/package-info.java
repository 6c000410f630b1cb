/**
 * Filling gaps from a server's history: which time to ask for, in which pieces and how fast, how
 * far each tag has come, and what came of it.
 *
 * <p>Pure. Called by {@code app.backfill} and kept by the ledger; knows no OPC UA library and no
 * file.
 */
@NullMarked
package org.penstock.ingest.domain.backfill;

import org.jspecify.annotations.NullMarked;
