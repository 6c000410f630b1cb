/**
 * What the control system of the simulated plant hands out: the tags, their samples, the script of
 * faults, values forced by a test, and the short history of each tag.
 *
 * <p>Called by the OPC UA server and by the control endpoint. It knows no OPC UA type: a status is
 * its number, a value is a Double, a Boolean, a String or null.
 */
@NullMarked
package org.penstock.plant.simulator.signal;

import org.jspecify.annotations.NullMarked;
