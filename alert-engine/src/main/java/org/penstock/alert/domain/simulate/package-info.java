/**
 * A rule tried on readings of the past: the same round, life and memory as in force, with the time
 * of the readings as the clock, and nothing stored.
 */
@NullMarked
package org.penstock.alert.domain.simulate;

import org.jspecify.annotations.NullMarked;
