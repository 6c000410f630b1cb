/**
 * The SCADA system's own alarms become alarms here: what it says is taken, timers are let happen,
 * and rules that it speaks for are kept quiet meanwhile.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.scada;

import org.jspecify.annotations.NullMarked;
