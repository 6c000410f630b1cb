package org.penstock.event;

import java.time.Instant;

/**
 * The head of a hash chain, witnessed elsewhere, on {@code audit.anchors.v1}.
 *
 * @param hash lower-case hexadecimal
 */
public record AuditAnchor(String chain, long seq, String hash, Instant anchoredAt, String service) {

  public AuditAnchor {
    Checks.text("chain", chain);
    Checks.text("hash", hash);
    Checks.present("anchoredAt", anchoredAt);
    Checks.text("service", service);
  }
}
