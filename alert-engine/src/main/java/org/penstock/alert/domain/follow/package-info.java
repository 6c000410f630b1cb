/**
 * The alarms as screens follow them: each change with a place in the order of changes, by which a
 * viewer goes on where it stopped, on this instance or another.
 *
 * <p>Called by {@code app}; {@code db} implements the port. Must not know SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.domain.follow;

import org.jspecify.annotations.NullMarked;
