package org.penstock.plant.simulator.setup;

import java.util.Locale;

/**
 * Which certificate the server shows. Each kind has its own key, made once per data folder.
 *
 * <p>The usual one is written to {@code server-certificate.der}, another one to {@code
 * server-certificate-<kind>.der}, so that trusting it stays a decision.
 */
public enum CertificateKind {
  USUAL,
  /** As good as the usual one, with another key. */
  ROTATED,
  /** Its time is over. */
  EXPIRED,
  /** Made out for another host. */
  OTHER_HOST,
  /** Made out for another application. */
  OTHER_APPLICATION;

  /** What its files are called. */
  public String fileName() {
    String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return this == USUAL ? "server-certificate" : "server-certificate-" + kind;
  }
}
