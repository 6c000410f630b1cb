/**
 * The way of a reading through the service: the ring behind the server's callback, the spool before
 * the broker, and the notices (status, gaps, tags) beside them.
 *
 * <p>Plain data structures that never block the one who fills them. What they have to drop goes to
 * the {@link org.penstock.ingest.domain.loss.LossTally}.
 */
@NullMarked
package org.penstock.ingest.domain.flow;

import org.jspecify.annotations.NullMarked;
