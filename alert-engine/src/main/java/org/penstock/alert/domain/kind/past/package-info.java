/**
 * Kinds of rules that need the past: silence, a value that stands still, a count, samples of a
 * clock.
 *
 * <p>A kind keeps no state: {@code take} and {@code pass} make the next memory from the last one,
 * so the same readings make the same memory after a restart. Time alone can change its mind, so
 * each names the moment at which it looks again; that moment is always later than the last, or
 * there is none. Sample clocks count from the epoch, so that 15-minute samples are those of every
 * other system.
 */
@NullMarked
package org.penstock.alert.domain.kind.past;

import org.jspecify.annotations.NullMarked;
