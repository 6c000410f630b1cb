/**
 * The catalogue of what can go wrong between a server and the broker, one class for each scenario,
 * on the real parts of the service without its container.
 *
 * <p>Called by Failsafe, in a run of its own in which the classes go beside each other: they mostly
 * wait.
 */
@NullMarked
package org.penstock.ingest.scenario;

import org.jspecify.annotations.NullMarked;
