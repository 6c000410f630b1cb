/**
 * {@code penstock up}: the whole plant on one machine, and its state.
 *
 * <p>Called by the command {@code penstock} and by the system tests. Knows the five services as
 * packaged programs with a port, a schema and an environment.
 */
@NullMarked
package org.penstock.plant.up;

import org.jspecify.annotations.NullMarked;
