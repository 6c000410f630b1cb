/**
 * How a work order gets into the maintenance system exactly once: the dispatch state machine, and
 * the gate and pace of the calls. Pure functions of state, outcome and time.
 *
 * <p>Called by {@code app}; persisted by {@code db}. Knows no work order's content, no vendor and
 * no clock.
 */
@NullMarked
package org.penstock.cmms.domain.dispatch;

import org.jspecify.annotations.NullMarked;
