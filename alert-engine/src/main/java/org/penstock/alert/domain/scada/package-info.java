/**
 * The SCADA system's own alarms: what it says of a condition, which alarm that is, and how the
 * alarm follows.
 *
 * <p>The condition's limits, delays and latches are the SCADA system's; here an alarm only follows
 * what it was told (OPC UA Part 9).
 */
@NullMarked
package org.penstock.alert.domain.scada;

import org.jspecify.annotations.NullMarked;
