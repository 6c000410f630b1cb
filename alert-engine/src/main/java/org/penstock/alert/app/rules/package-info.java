/**
 * From what engineers write to the rules in force.
 *
 * <p>Called by the rims and by the other use cases. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.rules;

import org.jspecify.annotations.NullMarked;
