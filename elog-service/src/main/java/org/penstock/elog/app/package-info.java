/**
 * One class for each thing the log does: load, decide, store, tell.
 *
 * <p>Called by the rims; knows no topic, no SQL and no HTTP.
 */
@NullMarked
package org.penstock.elog.app;

import org.jspecify.annotations.NullMarked;
