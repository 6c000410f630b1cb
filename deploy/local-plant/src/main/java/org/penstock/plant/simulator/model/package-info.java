/**
 * The physics of the simulated waterworks: mass balances, filter runs, chlorine decay, pumps.
 *
 * <p>Pure Java, deterministic for a seed and an elapsed time, so that a demo and a test can be
 * repeated. It knows neither OPC UA nor wall-clock time nor tags that are broken on purpose: a
 * frozen analyser or a lost link is a matter of the signal package.
 */
@NullMarked
package org.penstock.plant.simulator.model;

import org.jspecify.annotations.NullMarked;
