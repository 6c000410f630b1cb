/** The ports of the SCADA system's own alarms on PostgreSQL. */
@NullMarked
package org.penstock.alert.db.scada;

import org.jspecify.annotations.NullMarked;
