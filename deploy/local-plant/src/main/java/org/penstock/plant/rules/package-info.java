/**
 * The house's architecture rules, to be run by one small test in each service.
 *
 * <p>Called by tests only. Knows packages by their names ({@code domain}, {@code app}, the rims)
 * and no service.
 */
@NullMarked
package org.penstock.plant.rules;

import org.jspecify.annotations.NullMarked;
