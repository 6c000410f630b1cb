package org.penstock.elog.domain;

/**
 * The event that an entry was made from.
 *
 * @param service who published it
 * @param id the event's identity, the same whenever Kafka delivers it again
 */
public record SourceEvent(String service, String id) {}
