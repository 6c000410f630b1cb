package org.penstock.kit.chain;

/**
 * One row of a hash chain.
 *
 * @param seq 1 for the first row, without holes
 * @param payload the text that is hashed, as stored
 * @param prevHash the hash of the row before in lower-case hexadecimal, empty for the first
 * @param hash SHA-256 of {@code prevHash || utf8(seq + "|" + payload)}, likewise
 */
public record ChainLink(long seq, String payload, String prevHash, String hash) {}
