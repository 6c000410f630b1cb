/**
 * One class for each thing the engine does: evaluate readings, fire what is due, acknowledge,
 * publish rules, link work orders. Each loads, lets the domain decide, stores and emits in one
 * transaction.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app;

import org.jspecify.annotations.NullMarked;
