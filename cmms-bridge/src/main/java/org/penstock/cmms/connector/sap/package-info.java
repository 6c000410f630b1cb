/**
 * SAP plant maintenance (S/4HANA) over OData V2: a maintenance notification for each fault, or a
 * maintenance order where the plant wants that.
 *
 * <p>Field names and lengths are those of the published service descriptions {@code
 * API_MAINTNOTIFICATION} and {@code API_MAINTENANCEORDER;v=2}.
 */
@NullMarked
package org.penstock.cmms.connector.sap;

import org.jspecify.annotations.NullMarked;
