/**
 * What people ask and order of the sources: how they are, what they hold, restart, pause, resume.
 *
 * <p>Called by the HTTP resources and the metrics. Decides nothing about a connection: that is the
 * supervisor's work.
 */
@NullMarked
package org.penstock.ingest.app.source;

import org.jspecify.annotations.NullMarked;
