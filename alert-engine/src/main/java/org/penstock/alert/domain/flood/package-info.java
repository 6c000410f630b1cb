/**
 * The guard against floods of work orders: what alarms ask for by themselves passes up to a number
 * in a time, the rest waits for a supervisor.
 *
 * <p>Called by {@code app}. The same input gives the same answer.
 */
@NullMarked
package org.penstock.alert.domain.flood;

import org.jspecify.annotations.NullMarked;
