package org.penstock.compliance.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * What the caller saw when they decided; null leaves it open.
 *
 * @param contentHash the fingerprint of the readings
 * @param count how many there were
 */
public record Expected(@Nullable String contentHash, @Nullable Integer count) {

  boolean isMet(String hash, int number) {
    return (contentHash == null || contentHash.equalsIgnoreCase(hash))
        && (count == null || count == number);
  }
}
