/**
 * The state machine of ISA-18.2 in its two regions: the base state of an alarm, and the suppression
 * that is laid over it.
 *
 * <p>{@link org.penstock.alert.domain.state.AlarmMachine} is the only place where states change. It
 * knows no limits, delays or clocks; the same input gives the same answer.
 */
@NullMarked
package org.penstock.alert.domain.state;

import org.jspecify.annotations.NullMarked;
