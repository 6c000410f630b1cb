package org.penstock.ingest.http.readings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.penstock.kit.http.Refusals;

/** Times in queries. */
final class Times {

  private Times() {}

  /** The time, or a refusal that names the parameter. */
  static Instant of(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 0 && year <= 9999) {
        return time;
      }
    } catch (DateTimeException e) {
      throw refused(name);
    }
    throw refused(name);
  }

  private static RuntimeException refused(String name) {
    return Refusals.of(
        400, "invalid-time", name + " is no RFC 3339 time in UTC such as 2026-07-01T12:00:00Z");
  }
}
