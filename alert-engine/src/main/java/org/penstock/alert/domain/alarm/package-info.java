/**
 * The life of one alarm: the delayed switches behind its levels, its place in the state machine,
 * the reminders that run, and the one class that takes it through a finding, a moment or a person's
 * act.
 *
 * <p>Called by {@code watch} and {@code app}. Same input, same answer; identifiers are handed in.
 */
@NullMarked
package org.penstock.alert.domain.alarm;

import org.jspecify.annotations.NullMarked;
