/**
 * What one instance holds in memory of a partition: the last values, the alarms, and what is due
 * next.
 *
 * <p>A {@link org.penstock.alert.domain.watch.Round} works on a copy; the watch takes it over only
 * when the database has committed, so memory is never ahead of the table.
 */
@NullMarked
package org.penstock.alert.domain.watch;

import org.jspecify.annotations.NullMarked;
