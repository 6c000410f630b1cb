/**
 * The servers' own alarms: takes their events, publishes them, keeps what is known, lists it.
 *
 * <p>Called by the {@code opcua} and {@code http} rims.
 */
@NullMarked
package org.penstock.ingest.app.condition;

import org.jspecify.annotations.NullMarked;
