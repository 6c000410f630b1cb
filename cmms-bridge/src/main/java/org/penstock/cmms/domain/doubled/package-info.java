/**
 * Faults for which the maintenance system has two work orders: what no sender can rule out and only
 * a person can mend, so it must be seen.
 */
@NullMarked
package org.penstock.cmms.domain.doubled;

import org.jspecify.annotations.NullMarked;
