/**
 * What people do to alarms: each class loads the alarm, lets the domain decide, stores and tells in
 * one transaction.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.act;

import org.jspecify.annotations.NullMarked;
