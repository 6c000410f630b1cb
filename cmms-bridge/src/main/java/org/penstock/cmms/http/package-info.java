/**
 * {@code /api/work-orders}: ask for a work order, list, look at one, send a refused one again, look
 * at the connector.
 *
 * <p>Turns HTTP into calls of {@code app} and its answers into views. Decides nothing.
 */
@NullMarked
package org.penstock.cmms.http;

import org.jspecify.annotations.NullMarked;
