/**
 * Work that runs for as long as the service does: consumers, relays and timers, each on its own
 * thread.
 *
 * <p>A worker that fails is started again after a pause; nothing here ends the process. Knows
 * nothing of what the work is.
 */
@NullMarked
package org.penstock.kit.work;

import org.jspecify.annotations.NullMarked;
