/**
 * The life of one alarm: the state machine of ISA-18.2, the delayed switches behind its levels, and
 * the one function that takes an alarm through a reading, a moment or an operator's act.
 *
 * <p>Called by {@code watch} and {@code app}. Same input, same answer; identifiers are handed in.
 */
@NullMarked
package org.penstock.alert.domain.alarm;

import org.jspecify.annotations.NullMarked;
