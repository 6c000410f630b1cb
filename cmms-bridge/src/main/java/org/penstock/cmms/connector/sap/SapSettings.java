package org.penstock.cmms.connector.sap;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one SAP system is reached and what is created in it.
 *
 * @param base up to and including {@code /sap/opu/odata/sap}
 * @param client {@code sap-client}, three digits; null for the system's own
 * @param language {@code sap-language}, also of the long text of an order
 * @param kind what is created for a fault
 * @param referenceField where an order carries our reference: it has no field for that, so the
 *     plant gives one of 20 characters or more; a notification has {@code
 *     MaintNotifExtReferenceNumber}
 * @param zone the zone of the plant, in which SAP reads dates and times
 * @param limitPause how long to wait at a rate limit when the system does not say
 */
public record SapSettings(
    String name,
    URI base,
    SapCredentials credentials,
    Duration connectTimeout,
    Duration requestTimeout,
    @Nullable String client,
    String language,
    Kind kind,
    String referenceField,
    ZoneId zone,
    Duration limitPause) {

  /** What a fault becomes. */
  public enum Kind {
    /** A report of a malfunction, of which planners make orders. */
    NOTIFICATION,
    /** The order itself. */
    ORDER
  }
}
