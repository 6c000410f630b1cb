/**
 * Processes that the local plant starts, watches and stops, and what they are asked whether they
 * are ready.
 *
 * <p>Called by the parts of the plant. Knows no part.
 */
@NullMarked
package org.penstock.plant.process;

import org.jspecify.annotations.NullMarked;
