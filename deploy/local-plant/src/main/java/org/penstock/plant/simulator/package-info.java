/**
 * The simulated plant: a small waterworks behind a real OPC UA server, for the local plant and for
 * tests.
 *
 * <p>{@code SimulatedPlant --port=14840 --control-port=14841 --data=FOLDER [--seed=42] [--speed=1]
 * [--interval=PT1S] [--history=PT2H]} prints a line with READY when clients can connect. It writes
 * {@code FOLDER/server-certificate.der} (and .pem): put it into a client's trust list. On the
 * control port, {@code GET /state} shows what goes on, {@code POST /faults/NAME} starts a fault,
 * {@code POST /tags/TAG/value} forces a value until {@code DELETE}, {@code POST /restart-endpoint}
 * closes the server and opens it again, {@code DELETE /sessions} and {@code DELETE /subscriptions}
 * end what clients have. With {@code --load-tags=10000 --load-rate=20000} there are tags that
 * count: {@code POST /load} sets their rate, {@code GET /load} and {@code GET /load/changes} tell
 * what an oracle knows of them. All ports are of the loopback address.
 */
@NullMarked
package org.penstock.plant.simulator;

import org.jspecify.annotations.NullMarked;
