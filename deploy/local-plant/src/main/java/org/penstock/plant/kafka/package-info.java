/**
 * A Kafka broker of our own: one KRaft node that is broker and controller, and the topics of the
 * catalogue.
 *
 * <p>Called by the test servers and, in a JVM of its own, by {@code penstock up}. Knows topics only
 * through the catalogue in shared-schema.
 */
@NullMarked
package org.penstock.plant.kafka;

import org.jspecify.annotations.NullMarked;
