package org.penstock.compliance.domain.audit;

/**
 * An entry as it stands in the log.
 *
 * @param payload the canonical JSON text that is hashed
 * @param prevHash in hex
 * @param hash in hex
 */
public record AuditRow(String chain, long seq, String payload, String prevHash, String hash) {}
