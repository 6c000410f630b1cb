/**
 * The harness: what is measured, against which yardstick of the same run, and whether the target is
 * met.
 *
 * <p>Called by {@code ./penstock bench}. Sees the services only from outside.
 */
@NullMarked
package org.penstock.bench;

import org.jspecify.annotations.NullMarked;
