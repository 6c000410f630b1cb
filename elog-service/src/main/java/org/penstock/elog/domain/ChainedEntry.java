package org.penstock.elog.domain;

/**
 * An entry with its place in the plant's log.
 *
 * @param seq without holes per plant
 * @param hash lower-case hexadecimal SHA-256 over the hash before, the number and the entry's text
 */
public record ChainedEntry(LogEntry entry, long seq, String hash) {}
