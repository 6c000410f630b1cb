package org.penstock.cmms.connector.maintenanceconnection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.maintenanceconnection.Reply.Answered;
import org.penstock.connector.Failure;

/**
 * The answers by which the server says that it did not even look at a request. The published
 * contract tells its rate limit by status 403 and prose, and a wrong connection key, on some
 * servers, by 500.
 */
final class Refusal {

  private static final String LIMIT_TEXT = "Exceeded Connections Limit";
  private static final String WRONG_CONNECTION_KEY_TEXT = "ContainerResource was not found";
  private static final int LONGEST_TEXT = 300;

  private final Credentials credentials;
  private final Duration limitPause;
  private final InstantSource clock;

  Refusal(Credentials credentials, Duration limitPause, InstantSource clock) {
    this.credentials = credentials;
    this.limitPause = limitPause;
    this.clock = clock;
  }

  /** Why nothing was processed, or empty when the answer does not prove that. */
  Optional<Failure> provenBy(Answered answer) {
    return switch (answer.status()) {
      case 401 -> Optional.of(new Failure.Auth(describe(answer)));
      case 403 ->
          Optional.of(
              answer.body().contains(LIMIT_TEXT)
                  ? limited(answer)
                  : new Failure.Auth(describe(answer)));
      case 429 -> Optional.of(limited(answer));
      case 500 ->
          answer.body().contains(WRONG_CONNECTION_KEY_TEXT)
              ? Optional.of(new Failure.Auth(describe(answer)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** An answer in a line that may be stored and shown: short, printable, without secrets. */
  String describe(Answered answer) {
    String text = credentials.strippedFrom(answer.body()).replaceAll("\\p{Cntrl}+", " ").strip();
    String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    return shown.isEmpty() ? "HTTP " + answer.status() : "HTTP " + answer.status() + ": " + shown;
  }

  private Failure limited(Answered answer) {
    return new Failure.RateLimited(describe(answer), pause(answer.retryAfter()));
  }

  /** RFC 9110 section 10.2.3: seconds or an HTTP date. */
  private Duration pause(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return limitPause;
    }
    if (retryAfter.strip().matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
    }
    try {
      Instant until =
          ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), until);
      return left.isPositive() ? left : Duration.ZERO;
    } catch (DateTimeException _) {
      return limitPause;
    }
  }
}
