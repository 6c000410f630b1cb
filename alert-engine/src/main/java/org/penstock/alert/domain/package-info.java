/**
 * What alarms are and how they change: pure functions over records, without clock, database or
 * broker.
 *
 * <p>Called by {@code app}. Must not know Kafka, SQL, HTTP or Quarkus.
 */
@NullMarked
package org.penstock.alert.domain;

import org.jspecify.annotations.NullMarked;
