/**
 * How well the alarm system serves its operators: loads, floods, bad actors and what is put aside
 * (ISA-18.2 clause 16, EEMUA 191).
 *
 * <p>Pure: numbers in, measures out.
 */
@NullMarked
package org.penstock.alert.domain.load;

import org.jspecify.annotations.NullMarked;
