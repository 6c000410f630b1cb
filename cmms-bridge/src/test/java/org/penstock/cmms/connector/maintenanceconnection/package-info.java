/** What every answer of Maintenance Connection means. */
@NullMarked
package org.penstock.cmms.connector.maintenanceconnection;

import org.jspecify.annotations.NullMarked;
