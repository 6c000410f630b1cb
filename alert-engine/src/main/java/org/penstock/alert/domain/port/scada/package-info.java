/** What the use cases of the SCADA system's own alarms need of the world. */
@NullMarked
package org.penstock.alert.domain.port.scada;

import org.jspecify.annotations.NullMarked;
