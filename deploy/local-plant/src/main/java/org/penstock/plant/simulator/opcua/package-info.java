/**
 * The OPC UA server of the simulated plant, by Eclipse Milo: certificates, endpoints, nodes,
 * subscriptions, history and one alarm condition.
 *
 * <p>It shows what the signal package tells it and decides nothing about the plant. It is meant for
 * the loopback address only.
 */
@NullMarked
package org.penstock.plant.simulator.opcua;

import org.jspecify.annotations.NullMarked;
