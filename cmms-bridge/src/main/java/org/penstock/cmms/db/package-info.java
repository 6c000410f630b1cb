/**
 * The schema {@code cmms}: work orders, their occurrences and the log of attempts, by plain SQL.
 *
 * <p>Implements the ports of {@code domain}; takes part in the caller's transaction. Decides
 * nothing.
 */
@NullMarked
package org.penstock.cmms.db;

import org.jspecify.annotations.NullMarked;
