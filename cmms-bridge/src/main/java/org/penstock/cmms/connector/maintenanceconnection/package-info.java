/**
 * Accruent Maintenance Connection, Web API v8: Basic authentication, array bodies, the {@code
 * Results} envelope, OData-like filters with double-quoted literals, and a rate limit that is told
 * by status 403.
 *
 * <p>Called through the connector SPI. Knows no state machine and no table.
 */
@NullMarked
package org.penstock.cmms.connector.maintenanceconnection;

import org.jspecify.annotations.NullMarked;
