package org.penstock.alert.domain.load;

import org.jspecify.annotations.Nullable;

/**
 * How often an alarm did what is counted.
 *
 * @param message what the operator reads; null when the alarm is no more
 */
public record AlarmCount(String alarmId, String area, @Nullable String message, long count) {}
