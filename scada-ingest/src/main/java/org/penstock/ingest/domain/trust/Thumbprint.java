package org.penstock.ingest.domain.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A thumbprint as a person types or copies it: SHA-1 or SHA-256. */
public record Thumbprint(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  public Thumbprint {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "thumbprint: '%s' is not 40 or 64 of 0-9 a-f".formatted(hex));
    }
  }

  /** With or without colons and spaces, in any case; empty when it is none. */
  public static Optional<Thumbprint> parse(String text) {
    String hex = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    return HEX.matcher(hex).matches() ? Optional.of(new Thumbprint(hex)) : Optional.empty();
  }

  /** Whether it is the certificate's. */
  public boolean isOf(CertificateFacts certificate) {
    return hex.equals(certificate.sha1()) || hex.equals(certificate.sha256());
  }
}
