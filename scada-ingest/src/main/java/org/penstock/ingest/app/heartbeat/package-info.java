/**
 * Tells the last values of quiet tags again, so that a reader of the topic knows a quiet tag from a
 * dead one.
 *
 * <p>Runs by itself. Knows which sources are alive and nothing of how they are read.
 */
@NullMarked
package org.penstock.ingest.app.heartbeat;

import org.jspecify.annotations.NullMarked;
