/**
 * What someone looks for in the log: the search box's words and the filters of a list.
 *
 * <p>Called by the list; knows nothing of how the database searches.
 */
@NullMarked
package org.penstock.elog.domain.search;

import org.jspecify.annotations.NullMarked;
