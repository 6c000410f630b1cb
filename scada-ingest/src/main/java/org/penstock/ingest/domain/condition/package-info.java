/**
 * The alarms of the SCADA servers themselves (OPC 10000-9): which conditions are known, what of an
 * event is published, what a refresh says about conditions that ended unseen, and which evidence
 * that is for a tag.
 *
 * <p>Called by {@code app.condition}; knows neither the server library nor the broker.
 */
@NullMarked
package org.penstock.ingest.domain.condition;

import org.jspecify.annotations.NullMarked;
