/** The Kafka rim: reads records into samples, and runs the slot timer on the consumer's thread. */
@NullMarked
package org.penstock.compliance.kafka;

import org.jspecify.annotations.NullMarked;
