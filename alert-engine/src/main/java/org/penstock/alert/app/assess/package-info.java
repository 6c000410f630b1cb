/**
 * Assesses the alarm system itself: what was counted in a period, against what the field asks for.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.assess;

import org.jspecify.annotations.NullMarked;
