/**
 * Looks alarms and their history up; changes nothing.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.find;

import org.jspecify.annotations.NullMarked;
