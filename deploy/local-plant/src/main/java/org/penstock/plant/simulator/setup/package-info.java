/**
 * How the simulated plant's OPC UA server is set up, and how it misbehaves.
 *
 * <p>Called by tests, which choose, and by the server, which obeys. A setup counts when the server
 * opens; a fault counts at once and outlives a restart. Knows no simulation and no socket.
 */
@NullMarked
package org.penstock.plant.simulator.setup;

import org.jspecify.annotations.NullMarked;
