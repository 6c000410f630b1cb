package org.penstock.cmms.connector.rest;

import java.net.URI;
import java.time.Duration;

/**
 * How one system is reached.
 *
 * @param base what the description's paths are relative to
 * @param description YAML, as {@code docs/cmms-rest.md} shows
 * @param limitPause how long to wait at a rate limit when the system does not say
 */
public record RestSettings(
    String name,
    URI base,
    RestCredentials credentials,
    Duration connectTimeout,
    Duration requestTimeout,
    String description,
    Duration limitPause) {}
