package org.penstock.alert.domain.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmPriority;

/**
 * How alarms of a priority were answered.
 *
 * @param annunciated how many there were
 * @param medianToAcknowledge null when none was acknowledged
 * @param overdue how often one stayed unacknowledged for longer than its rule allows
 */
public record Response(
    AlarmPriority priority,
    long annunciated,
    @Nullable Duration medianToAcknowledge,
    long overdue) {}
