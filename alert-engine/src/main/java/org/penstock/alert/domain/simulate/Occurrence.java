package org.penstock.alert.domain.simulate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmPriority;
import org.penstock.event.TagValue;

/**
 * One time that the alarm would have been raised.
 *
 * @param value what raised it
 * @param annunciated whether operators would have been told; false beneath a suppression
 * @param returnedAt null where it was still active at the end
 * @param active how long it was active, up to the end
 */
public record Occurrence(
    Level level,
    Level maxLevel,
    AlarmPriority priority,
    TagValue value,
    boolean annunciated,
    Instant raisedAt,
    @Nullable Instant returnedAt,
    Duration active) {}
