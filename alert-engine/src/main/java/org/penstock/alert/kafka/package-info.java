/**
 * Events in: readings, tags, SCADA's own alarms, work orders; each a batch in one transaction with
 * its offsets.
 *
 * <p>Called by the kit's consumers. Turns bytes into records and hands them to the use cases.
 */
@NullMarked
package org.penstock.alert.kafka;

import org.jspecify.annotations.NullMarked;
