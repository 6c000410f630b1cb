package org.penstock.cmms.connector.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.Reply.Answered;

/** How long a system that has had too many calls wants to be left alone. */
public final class RetryAfter {

  private final Duration unsaid;
  private final InstantSource clock;

  /**
   * Reads the header {@code Retry-After}.
   *
   * @param unsaid how long it is where the system does not say
   */
  public RetryAfter(Duration unsaid, InstantSource clock) {
    this.unsaid = unsaid;
    this.clock = clock;
  }

  /** RFC 9110 section 10.2.3: seconds or an HTTP date. */
  public Duration of(Answered answer) {
    @Nullable String said = answer.header("Retry-After").map(String::strip).orElse(null);
    if (said == null) {
      return unsaid;
    }
    if (said.matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(said));
    }
    try {
      Instant until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), until);
      return left.isPositive() ? left : Duration.ZERO;
    } catch (DateTimeException _) {
      return unsaid;
    }
  }
}
