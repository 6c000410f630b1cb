package org.penstock.cmms.connector.maximo;

import java.net.URI;
import java.time.Duration;

/**
 * How one Maximo is reached.
 *
 * @param base up to and including {@code /maximo}
 * @param workOrders the object structure of work orders, such as {@code mxapiwodetail}
 * @param assets the object structure of assets, such as {@code mxapiasset}
 * @param referenceField the attribute that carries our reference beside the number
 * @param limitPause how long to wait at a rate limit when the system does not say
 */
public record MaximoSettings(
    String name,
    URI base,
    MaximoCredentials credentials,
    Duration connectTimeout,
    Duration requestTimeout,
    String workOrders,
    String assets,
    String referenceField,
    Duration limitPause) {}
