/**
 * What the component tests of the services stand on: real servers, started once for a whole build,
 * and signed tokens.
 *
 * <p>Called by tests only. Knows no service but its name.
 */
@NullMarked
package org.penstock.plant.test;

import org.jspecify.annotations.NullMarked;
