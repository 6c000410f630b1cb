/**
 * Trying a rule on stored readings before it is in force.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.simulate;

import org.jspecify.annotations.NullMarked;
