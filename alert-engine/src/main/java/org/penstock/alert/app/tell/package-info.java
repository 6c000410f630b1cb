/**
 * What happened is stored and told: the row, its timers, the history, events, states and requests
 * for work orders, in the caller's transaction.
 *
 * <p>Called by every use case that changes an alarm. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.tell;

import org.jspecify.annotations.NullMarked;
