package org.penstock.kit.chain;

/**
 * The last row of a chain, as its head or an anchor remembers it.
 *
 * @param hash lower-case hexadecimal; empty when {@code seq} is 0
 */
public record ChainHead(long seq, String hash) {

  /** The head of a chain without rows. */
  public static ChainHead empty() {
    return new ChainHead(0, "");
  }
}
