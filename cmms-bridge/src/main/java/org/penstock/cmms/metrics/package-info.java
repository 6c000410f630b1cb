/**
 * What the plant's monitoring sees of cmms-bridge, by Micrometer.
 *
 * <p>Called by {@code app} through {@code DispatchTally}. Decides nothing.
 */
@NullMarked
package org.penstock.cmms.metrics;

import org.jspecify.annotations.NullMarked;
