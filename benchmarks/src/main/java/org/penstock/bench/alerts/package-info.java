/**
 * alert-engine as it is packaged, under load: what a reading costs it beside a bare consumer and
 * beside Kafka Streams, how it stands a flood, how soon it is back.
 *
 * <p>Called by {@code ./penstock bench alerts}. Plays scada-ingest on the readings topic, and reads
 * the topics of the alarms; knows nothing of alert-engine but its topics, its API and its tables.
 */
@NullMarked
package org.penstock.bench.alerts;

import org.jspecify.annotations.NullMarked;
