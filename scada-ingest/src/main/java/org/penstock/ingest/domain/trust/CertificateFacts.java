package org.penstock.ingest.domain.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says of its holder.
 *
 * @param sha1 thumbprint as the tools of most servers show it (OPC 10000-6, 6.2.3), lower case hex
 * @param sha256 the same by a hash that nobody can forge
 * @param applicationUri the application that it is for, empty when it names none
 * @param isAuthority whether it may sign other certificates
 */
public record CertificateFacts(
    String subject,
    String issuer,
    String serialNumber,
    String sha1,
    String sha256,
    Instant notBefore,
    Instant notAfter,
    @Nullable String applicationUri,
    List<String> dnsNames,
    List<String> ipAddresses,
    boolean isAuthority) {

  public CertificateFacts {
    dnsNames = List.copyOf(dnsNames);
    ipAddresses = List.copyOf(ipAddresses);
  }

  /** Where a moment lies in the time for which a certificate is meant. */
  public enum Validity {
    NOT_YET,
    VALID,
    ENDS_SOON,
    EXPIRED
  }

  /**
   * Whether it counts now.
   *
   * @param soon how long before its end it {@link Validity#ENDS_SOON}
   */
  public Validity validity(Instant now, Duration soon) {
    if (now.isBefore(notBefore)) {
      return Validity.NOT_YET;
    }
    if (now.isAfter(notAfter)) {
      return Validity.EXPIRED;
    }
    return now.plus(soon).isAfter(notAfter) ? Validity.ENDS_SOON : Validity.VALID;
  }

  /** Whole days until its end; below 0 once it has expired. */
  public long daysLeft(Instant now) {
    return Math.floorDiv(
        Duration.between(now, notAfter).toSeconds(), Duration.ofDays(1).toSeconds());
  }

  /** Every host that it is for. */
  public List<String> hosts() {
    return java.util.stream.Stream.concat(dnsNames.stream(), ipAddresses.stream()).toList();
  }
}
