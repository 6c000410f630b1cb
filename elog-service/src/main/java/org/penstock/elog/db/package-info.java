/**
 * The log in PostgreSQL. Implements the ports of the domain; knows nothing of topics or HTTP.
 *
 * <p>What an entry says is read from the stored canonical text alone; columns are for finding it.
 */
@NullMarked
package org.penstock.elog.db;

import org.jspecify.annotations.NullMarked;
