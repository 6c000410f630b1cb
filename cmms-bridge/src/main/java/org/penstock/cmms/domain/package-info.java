/**
 * What a work order is, when a request becomes one, and the ports that the rims implement.
 *
 * <p>Called by {@code app}. Knows no database, no HTTP, no vendor and no clock.
 */
@NullMarked
package org.penstock.cmms.domain;

import org.jspecify.annotations.NullMarked;
