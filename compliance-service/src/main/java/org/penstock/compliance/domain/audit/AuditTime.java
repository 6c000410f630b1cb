package org.penstock.compliance.domain.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as audit payloads write them: UTC, always with six digits, so that text order is time
 * order.
 */
public final class AuditTime {

  private static final DateTimeFormatter FIXED_WIDTH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private AuditTime() {}

  /** The time in 27 characters. */
  public static String text(Instant at) {
    return FIXED_WIDTH.format(at);
  }
}
