package org.penstock.cmms.connector.maintenanceconnection;

import java.net.URI;
import java.time.Duration;

/**
 * What one tenant is reached by and how it uses its free fields.
 *
 * @param base up to and including {@code /v8}
 * @param referenceField the free text field that carries our reference
 * @param alarmField the free text field that carries the alarm's id
 * @param limitPause how long to wait when the rate limit is told without a time; the limit counts
 *     whole minutes
 */
public record MaintenanceConnectionSettings(
    String name,
    URI base,
    Credentials credentials,
    Duration connectTimeout,
    Duration requestTimeout,
    String referenceField,
    String alarmField,
    Duration limitPause) {}
