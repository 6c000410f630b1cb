package org.penstock.ingest.domain.trust;

import java.time.Instant;
import java.util.List;

/** Certificates for tests. */
public final class Certificates {

  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant END = Instant.parse("2026-12-31T00:00:00Z");

  private Certificates() {}

  /** A server's; its thumbprints are made of that digit. */
  public static CertificateFacts server(String digit) {
    return ending(digit, END);
  }

  /** One that ends then. */
  public static CertificateFacts ending(String digit, Instant end) {
    return new CertificateFacts(
        "CN=plc-" + digit,
        "CN=plc-" + digit,
        "1",
        digit.repeat(40),
        digit.repeat(64),
        BEGIN,
        end,
        "urn:plc",
        List.of("plc.plant"),
        List.of("10.0.0.7"),
        false);
  }
}
