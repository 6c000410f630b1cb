/**
 * What becomes of a work order in the maintenance system, once it has it: read back, so that a
 * repaired fault that comes again is a new one.
 */
@NullMarked
package org.penstock.cmms.domain.follow;

import org.jspecify.annotations.NullMarked;
